// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.demo.market.MarketEvent.BarComes;
import io.featureparity.demo.market.MarketEvent.MacroComes;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImperfectFeedTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final String INSTRUMENT = "USD/COP";

    private static GeneratedMarket market(int sessions, long seed) {
        return GeneratedMarket.of(CONTRACT, APRIL, sessions, seed);
    }

    @Test
    void aMarketHasAllBarsOfItsSessions() {
        GeneratedMarket market = market(20, 1);

        assertThat(market.bars()).hasSize(20 * 60);
        assertThat(market.bars().get(0).time()).isEqualTo(Instant.parse("2026-04-01T13:00:00Z"));
        // The Thursday and the Friday before Easter are holidays in Colombia.
        assertThat(market.bars().get(60).time()).isEqualTo(Instant.parse("2026-04-06T13:00:00Z"));
        assertThat(market.bars()).allSatisfy(bar -> {
            assertThat(bar.time().atZone(ZoneOffset.UTC).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
            assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
        });
        assertThat(market.macro().stream().map(MacroPublication::column).distinct())
                .containsExactlyInAnyOrderElementsOf(CONTRACT.macroColumns());
        assertThat(market.macro().get(0).published())
                .isBefore(market.bars().get(0).time());
    }

    @Test
    void theSeedAloneDecides() {
        assertThat(market(3, 7)).isEqualTo(market(3, 7)).isNotEqualTo(market(3, 8));
        GeneratedMarket market = market(3, 7);
        assertThat(ImperfectFeed.of(market, INSTRUMENT, 5))
                .isEqualTo(ImperfectFeed.of(market, INSTRUMENT, 5))
                .isNotEqualTo(ImperfectFeed.of(market, INSTRUMENT, 6));
    }

    @Test
    void aPerfectFeedBringsEachBarOnceWhenItEnds() {
        GeneratedMarket market = market(2, 7);
        List<MarketEvent> events = ImperfectFeed.perfect(market, INSTRUMENT);

        assertThat(events)
                .hasSize(market.bars().size() + market.macro().size())
                .isSortedAccordingTo(java.util.Comparator.comparing(MarketEvent::at));
        assertThat(events.stream().filter(BarComes.class::isInstance).map(event -> ((BarComes) event).bar()))
                .extracting(arrived -> arrived.bar(), arrived -> arrived.seen())
                .containsExactlyElementsOf(market.bars().stream()
                        .map(bar -> org.assertj.core.groups.Tuple.tuple(
                                bar, bar.time().plus(Duration.ofMinutes(5))))
                        .toList());
    }

    /** Whatever a live policy can decide happens on a month of it. */
    @Test
    void aMonthHasEveryKindOfTrouble() {
        Stores stores = new MemoryStores();
        List<MarketEvent> events = ImperfectFeed.of(market(20, 3), INSTRUMENT, 4);
        events.forEach(event -> event.storeIn(stores));
        Map<FeedDecision, Integer> decisions = new EnumMap<>(FeedDecision.class);
        Model model = Model.of(CONTRACT, NormStats.parse("norm_stats.json", GoldenData.statistics()));
        StoredFeed feed = StoredFeed.of(INSTRUMENT, model, stores.macro())
                .feed(settings -> settings.policy("live"))
                .listener((decision, time, features) -> decisions.merge(decision, 1, Integer::sum))
                .begin();
        RowCursor<StoredBar> bars = stores.bars().closedAfter(INSTRUMENT, 0);
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            feed.take(bar);
        }

        assertThat(decisions)
                .containsOnlyKeys(
                        FeedDecision.ACCEPTED,
                        FeedDecision.INSERTED,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.OUTSIDE_SESSION_DROPPED,
                        FeedDecision.CONFLICT_REFUSED,
                        FeedDecision.LATE_REFUSED,
                        FeedDecision.OFF_GRID_REFUSED,
                        FeedDecision.BAD_VALUES_REFUSED);
        assertThat(decisions.get(FeedDecision.ACCEPTED)).isBetween(1100, 1199);
        assertThat(events.stream().filter(BarComes.class::isInstance).map(event -> ((BarComes) event).bar()))
                .anyMatch(bar -> !bar.closed());
        assertThat(events.stream().filter(MacroComes.class::isInstance).map(MacroComes.class::cast))
                .anyMatch(late -> late.at().isAfter(late.value().published().plus(Duration.ofHours(1))));
    }

    @Test
    void aBarIsNeverSeenBeforeItIsThere() {
        for (MarketEvent event : ImperfectFeed.of(market(5, 9), INSTRUMENT, 10)) {
            if (event instanceof BarComes comes && comes.bar().closed()) {
                Bar bar = comes.bar().bar();
                assertThat(comes.at()).isAfterOrEqualTo(bar.time().plus(Duration.ofMinutes(5)));
            }
        }
    }
}
