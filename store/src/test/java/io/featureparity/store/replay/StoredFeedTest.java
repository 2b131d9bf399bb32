// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.bar;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.series.Bits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a feed over stored bars makes of each bar. */
class StoredFeedTest extends StoredFeedTests {

    @Test
    void theObservationsAreThoseOfAMarketFeed() {
        List<MacroPublication> published = new ArrayList<>();
        MacroSeries series = MacroSeries.of(USDCOP.contract(), TradingCalendar.of(USDCOP.contract(), Closures.none()));
        for (String column : USDCOP.contract().macroColumns()) {
            for (int i = 0; i < 6; i++) {
                Instant at = time(9 * i - 3);
                LocalDate day = LocalDate.of(2024, 2, 1 + i);
                published.add(new MacroPublication(column, day, at, 50.0 + i + column.length()));
                series.add(column, day, at, 50.0 + i + column.length());
            }
        }
        stores.macro().append(published);
        stores.bars().append(arrived(0, 50));
        MarketFeed expected = MarketFeed.of(USDCOP).policy("live").macro(series).build();
        float[] observation = new float[USDCOP.contract().size()];

        StoredFeed feed = live().agentPosition(() -> 0.25).begin();
        for (StoredBar bar : stored()) {
            List<FeatureRow> rows = feed.take(bar);
            expected.accept(bar.bar());
            assertThat(rows).hasSize(1);
            FeatureRow row = rows.get(0);
            assertThat(Bits.of(row.raw())).isEqualTo(Bits.of(expected.features().raw()));
            assertThat(row.normalized()).isEqualTo(expected.features().normalized());
            boolean warm = expected.features().missingBars() == 0;
            assertThat(row.observation().isPresent()).isEqualTo(warm);
            if (warm) {
                expected.features().observe(0.25, bar.bar().time().toEpochMilli(), observation);
                assertThat(row.observation().orElseThrow().toArray()).isEqualTo(observation);
                assertThat(row.agentPosition()).isEqualTo(0.25);
            }
        }
        assertThat(feed.features().barsSeen()).isEqualTo(50);
    }

    @Test
    void whatTheListenerOfRowsThrowsEndsTheBarAndWhatTheOtherOneThrowsEndsNothing() {
        stores.bars().append(List.of(arrived(0), arrived(1), arrived(4)));
        List<Instant> computed = new ArrayList<>();
        StoreException failing =
                new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "rows", "must be stored", "none"));
        StoredFeed feed = live().listener((decision, time, features) -> {
                    throw new IllegalStateException("listener");
                })
                .rows((row, features) -> {
                    computed.add(row.time());
                    if (row.time().equals(time(2))) {
                        throw failing;
                    }
                })
                .begin();
        List<StoredBar> bars = stored();

        assertThat(feed.take(bars.get(0))).hasSize(1);
        assertThat(feed.take(bars.get(1))).hasSize(1);
        assertThat(refusal(StoreException.class, () -> feed.take(bars.get(2)))).isSameAs(failing);
        assertThat(computed).as("no row after it").containsExactly(time(0), time(1), time(2));
    }

    @Test
    void anErrorOfTheListenerOfRowsEndsTheBarToo() {
        stores.bars().append(List.of(arrived(0)));
        AssertionError failing = new AssertionError("rows");
        StoredFeed feed = live().rows((row, features) -> {
                    throw failing;
                })
                .begin();
        StoredBar bar = stored().get(0);
        assertThatThrownBy(() -> feed.take(bar)).isSameAs(failing);
    }

    @Test
    void aBarThatIsRefusedOrDroppedEndsNothing() {
        List<FeedDecision> decisions = new ArrayList<>();
        Bar conflicting = new Bar(time(1), 1, 2, 0.5, 1, 1);
        Bar bad = new Bar(time(5), -1, 2, 3, 4, 1);
        Bar offGrid = new Bar(time(5).plusSeconds(7), 1, 2, 1, 1, 1);
        Bar outside = new Bar(Instant.parse("2024-03-04T03:00:00Z"), 1, 2, 1, 1, 1);
        stores.bars()
                .append(List.of(
                        arrived(0),
                        arrived(1),
                        ArrivedBar.closed(INSTRUMENT, bar(1), time(3)),
                        ArrivedBar.closed(INSTRUMENT, conflicting, time(4)),
                        arrived(4), // two are missing before it
                        ArrivedBar.closed(INSTRUMENT, bar(2), time(6)),
                        ArrivedBar.closed(INSTRUMENT, bad, time(7)),
                        ArrivedBar.closed(INSTRUMENT, offGrid, time(8)),
                        ArrivedBar.closed(INSTRUMENT, outside, time(9))));
        StoredFeed feed = live().listener((decision, time, features) -> decisions.add(decision))
                .begin();

        List<FeatureRow> rows = takeAll(feed, stored());

        assertThat(decisions)
                .containsExactly(
                        FeedDecision.ACCEPTED,
                        FeedDecision.ACCEPTED,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.CONFLICT_REFUSED,
                        FeedDecision.INSERTED,
                        FeedDecision.INSERTED,
                        FeedDecision.ACCEPTED,
                        FeedDecision.LATE_REFUSED,
                        FeedDecision.BAD_VALUES_REFUSED,
                        FeedDecision.OFF_GRID_REFUSED,
                        FeedDecision.LATE_REFUSED);
        assertThat(rows).extracting(FeatureRow::time).containsExactly(time(0), time(1), time(2), time(3), time(4));
        assertThat(rows).extracting(FeatureRow::position).containsExactly(1L, 2L, 5L, 5L, 5L);
        EngineState state = feed.state().orElseThrow();
        assertThat(state.position()).isEqualTo(9);
        assertThat(state.takenAt()).isEqualTo(5);
        assertThat(state.time()).isEqualTo(time(4));
        assertThat(live().resume(state).lastRow()).isEqualTo(feed.lastRow());
    }

    @Test
    void aFeedWithoutABarHasNoStateAndNoRow() {
        StoredFeed feed = live().begin();
        assertThat(feed.state()).isEmpty();
        assertThat(feed.lastRow()).isEmpty();
        assertThat(feed.position()).isZero();
        assertThat(feed.lastDecision()).isEmpty();
    }

    @Test
    void whatComesIsTheNextClosedBarOfTheInstrument() {
        stores.bars().append(arrived(0, 2));
        StoredFeed feed = live().begin();
        StoredBar first = stored().get(0);
        feed.take(first);
        for (StoredBar wrong : List.of(
                first,
                new StoredBar(9, ArrivedBar.forming(INSTRUMENT, bar(1), time(1))),
                new StoredBar(9, ArrivedBar.closed("EUR/COP", bar(1), time(2))))) {
            StoreException refused = refusal(StoreException.class, () -> feed.take(wrong));
            assertThat(refused.code()).isEqualTo(ErrorCode.STORE_ROW);
        }
        assertThat(feed.take(stored().get(1))).hasSize(1);
    }

    @Test
    void aStateOfSomethingElseIsRefused() {
        stores.bars().append(arrived(0, 2));
        StoredFeed feed = live().begin();
        takeAll(feed, stored());
        EngineState state = feed.state().orElseThrow();

        StoredFeedBuilder other = StoredFeed.of("EUR/COP", USDCOP, stores.macro());
        assertThat(refusal(StoreException.class, () -> other.resume(state)).code())
                .isEqualTo(ErrorCode.STORE_ROW);
        StoredFeedBuilder training = StoredFeed.of(INSTRUMENT, USDCOP, stores.macro());
        assertThat(refusal(SnapshotException.class, () -> training.resume(state))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_POLICY);
    }

    @Test
    void valuesOfOtherContractsAndInfiniteOnesAreSeenByNobody() {
        stores.macro()
                .append(List.of(
                        new MacroPublication("of another contract", LocalDate.of(2024, 3, 1), time(-2), 5),
                        new MacroPublication("dxy", LocalDate.of(2024, 3, 1), time(-2), Double.POSITIVE_INFINITY),
                        new MacroPublication("dxy", LocalDate.of(2024, 3, 2), time(-1), Double.NaN)));
        stores.bars().append(arrived(0, 20));
        StoredFeed feed = live().begin();
        StoredFeed without = StoredFeed.of(INSTRUMENT, USDCOP, new MemoryStores().macro())
                .feed(set -> set.policy("live"))
                .begin();

        assertThat(takeAll(feed, stored())).isEqualTo(takeAll(without, stored()));
    }
}
