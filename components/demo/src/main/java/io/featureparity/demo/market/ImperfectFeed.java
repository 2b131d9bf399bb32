// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.market;

import io.featureparity.contract.Bar;
import io.featureparity.demo.market.MarketEvent.BarComes;
import io.featureparity.demo.market.MarketEvent.MacroComes;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.MacroPublication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A feed of a market as real ones are. Most bars come once, seconds after they have ended. Some come twice, late, again with
 * another close, with a bad price first, at a time between two bars, at night, or never; some are seen while they are
 * forming. Macro values come late now and then. The same seed gives the same feed.
 */
public final class ImperfectFeed {

    private static final Duration BAR = Duration.ofMinutes(5);

    private final String instrument;
    private final SplittableRandom random;
    private final List<MarketEvent> events = new ArrayList<>();

    private ImperfectFeed(String instrument, SplittableRandom random) {
        this.instrument = instrument;
        this.random = random;
    }

    /**
     * Makes the feed of a market.
     *
     * @param market what really happened
     * @param instrument what the bars are of
     * @param seed the seed
     * @return what comes, in the order in which it comes
     */
    public static List<MarketEvent> of(GeneratedMarket market, String instrument, long seed) {
        ImperfectFeed feed = new ImperfectFeed(instrument, new SplittableRandom(seed));
        market.bars().forEach(feed::bring);
        market.macro().forEach(feed::bring);
        return sorted(feed.events);
    }

    /**
     * Makes a feed that brings everything once and in time.
     *
     * @param market what really happened
     * @param instrument what the bars are of
     * @return what comes, in the order in which it comes
     */
    public static List<MarketEvent> perfect(GeneratedMarket market, String instrument) {
        List<MarketEvent> events = new ArrayList<>();
        for (Bar bar : market.bars()) {
            events.add(
                    new BarComes(ArrivedBar.closed(instrument, bar, bar.time().plus(BAR))));
        }
        market.macro().forEach(value -> events.add(new MacroComes(value.published(), value)));
        return sorted(events);
    }

    private static List<MarketEvent> sorted(List<MarketEvent> events) {
        events.sort(Comparator.comparing(MarketEvent::at));
        return List.copyOf(events);
    }

    private void bring(Bar bar) {
        Instant ended = bar.time().plus(BAR).plusMillis(random.nextInt(3000));
        if (happens(300)) {
            events.add(new BarComes(
                    ArrivedBar.forming(instrument, forming(bar), bar.time().plusSeconds(150))));
        }
        if (happens(10)) {
            return; // it never comes
        }
        if (happens(10)) {
            closed(withHigh(bar, -bar.high()), ended); // refused; the good one comes after it
            ended = ended.plusSeconds(5);
        }
        if (happens(20)) {
            ended = ended.plus(BAR).plusSeconds(4); // after the next one, as a rule
        }
        closed(bar, ended);
        if (happens(30)) {
            closed(bar, ended.plusSeconds(10));
        }
        if (happens(20)) {
            closed(withClose(bar, bar.low()), ended.plusSeconds(20));
        }
        if (happens(5)) {
            closed(at(bar, bar.time().plusSeconds(7)), ended.plusSeconds(30));
        }
        if (happens(5)) {
            closed(at(bar, bar.time().plus(Duration.ofHours(10))), ended.plus(Duration.ofHours(10)));
        }
    }

    private void bring(MacroPublication value) {
        Instant comes = value.published().plusSeconds(random.nextInt(120));
        if (happens(100)) {
            comes = comes.plus(Duration.ofHours(random.nextInt(1, 40))); // some bars should have seen it, and did not
        }
        events.add(new MacroComes(comes, value));
    }

    private boolean happens(int inThousand) {
        return random.nextInt(1000) < inThousand;
    }

    private void closed(Bar bar, Instant seen) {
        events.add(new BarComes(ArrivedBar.closed(instrument, bar, seen)));
    }

    /** What is there of a bar halfway. */
    private static Bar forming(Bar bar) {
        double middle = (bar.high() + bar.low()) / 2;
        return new Bar(
                bar.time(),
                bar.open(),
                Math.max(bar.open(), middle),
                Math.min(bar.open(), middle),
                middle,
                bar.volume());
    }

    private static Bar withHigh(Bar bar, double high) {
        return new Bar(bar.time(), bar.open(), high, bar.low(), bar.close(), bar.volume());
    }

    private static Bar withClose(Bar bar, double close) {
        return new Bar(bar.time(), bar.open(), bar.high(), bar.low(), close, bar.volume());
    }

    private static Bar at(Bar bar, Instant time) {
        return new Bar(time, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
