// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.PlainName;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.session.CoveredYears;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.state.InstrumentState;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which bars are taken in, and in which order. A live job and a history ask the same rules, so they take in the same bars. */
final class BarRules {

    private final FeatureJobConfig config;
    private final ClockRule clock;
    private final SplitRule splits;

    /** Whether the bar in hand was taken in; a feed says so to its listener. */
    private boolean taken;

    BarRules(FeatureJobConfig config, Now now) {
        this.config = config;
        this.clock = new ClockRule(config.mostAheadOfClock(), now);
        this.splits = new SplitRule(config.newSplitsFrom());
    }

    /** {@return what makes feeds whose bars {@link #take} takes in} */
    FeedBuilder feeds(MacroSeries series, FeedListener listener) {
        return config.feed().macro(series).listener((decision, time, features) -> {
            taken |= decision.isTaken();
            listener.decided(decision, time, features);
        });
    }

    /** {@return what is wrong with the time of a bar, or null} */
    @Nullable
    Fault faultOfTime(InstrumentBar bar) {
        if (!CoveredYears.covers(bar.time())) {
            String rule = "must have a time in " + CoveredYears.WORDS;
            return new Fault(
                    ErrorCode.TIME_NOT_COVERED, Place.item("bar of", bar.instrument()), rule, bar.time() + " ms");
        }
        if (!config.trusts(bar.time())) {
            return FeatureJobConfig.faultOfUnit(bar.place(), bar.time());
        }
        if (clock.isTooFarAhead(bar.time())) {
            String rule = "must not be ahead of the clock by more than " + config.mostAheadOfClock() + " ms; it is at "
                    + Instant.ofEpochMilli(clock.read());
            String value = Instant.ofEpochMilli(bar.time()).toString();
            return new Fault(ErrorCode.FLINK_AHEAD_OF_CLOCK, bar.place(), rule, value);
        }
        return null;
    }

    /** {@return what is wrong with the instrument of a bar, or null} */
    static @Nullable Fault faultOfName(InstrumentBar bar) {
        return PlainName.isOne(bar.instrument())
                ? null
                : new Fault(ErrorCode.FLINK_INSTRUMENT, bar.place(), "instrument " + PlainName.RULE, bar.instrument());
    }

    /** {@return what ends a job that would hold back a bar more than it may} */
    ComponentException tooMany(InstrumentBar bar, String until) {
        String rule = "at most " + config.mostHeld() + " bars of an instrument may be held back until " + until;
        return new ComponentException(new Fault(ErrorCode.FLINK_TOO_MANY_HELD, bar.place(), rule, "one more"));
    }

    /**
     * Takes in bars of one instrument and one time, in their order.
     *
     * @param state the state of the instrument
     * @param feed the feed in it, of {@link #feeds}
     * @param due the bars, as they came
     * @param refused receives each bar that is refused, with the fault
     */
    void take(
            InstrumentState state, MarketFeed feed, List<InstrumentBar> due, BiConsumer<InstrumentBar, Fault> refused) {
        splits.inOrder(state, due, bar -> isTaken(feed, bar, refused), refused);
    }

    private boolean isTaken(MarketFeed feed, InstrumentBar bar, BiConsumer<InstrumentBar, Fault> refused) {
        taken = false;
        try {
            feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        } catch (InputException fault) {
            refused.accept(bar, fault.faults().get(0));
        }
        return taken;
    }
}
