// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.FeatureRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a refresh writes, whatever fails. */
class RefreshTest extends RefreshTests {

    @Test
    void everyBarIsComputedOnceAndTheNewestIsOnline() {
        live();
        Market.fill(stores, 1, 3);
        Refresh refresh = refresh(stores);
        assertThat(refresh.step()).isEqualTo(Round.CAUGHT_UP);

        assertStoredIsExpected();
        Map<Instant, FeatureRow> rows = Market.stored(stores, Market.MODEL);
        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(rows.values())
                .extracting(FeatureRow::quality)
                .contains(0.0, 100.0)
                .doesNotContain(Double.NaN);
        assertThat(online.get(Market.KEY))
                .isEqualTo(stores.features().newest(Market.KEY))
                .isPresent();
        assertThat(stores.outbox().pending(10)).isEmpty();
        RefreshCounts counts = refresh.counts();
        assertThat(counts.rowsWritten()).isEqualTo(rows.size()).isEqualTo(counts.taken());
        assertThat(counts.dropped()).isPositive();
        assertThat(counts.refused()).isPositive();
        assertThat(counts.decisions())
                .containsKeys(
                        FeedDecision.ACCEPTED,
                        FeedDecision.INSERTED,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.CONFLICT_REFUSED,
                        FeedDecision.LATE_REFUSED);
        assertThat(counts.delivered()).isEqualTo(1);
        assertThat(counts.position())
                .isEqualTo(stores.refresh().state(Market.KEY).orElseThrow().position());
        assertThat(heard).containsExactly("serves 1", "leads from 0");
    }

    @Test
    void eachLiveBarIsAStepOfItsOwnAndAHistoryIsWrittenTogether() {
        live();
        Market.fill(stores, 2, 12);
        Stores counted = failing.of(stores);
        List<Integer> commits = new ArrayList<>();
        failing.failing(call -> {
            commits.add(call.equals("commit") ? 1 : 0);
            return false;
        });
        catchUp(refresh(counted));
        assertStoredIsExpected();
        long bars = stores.bars().lastPosition(Market.INSTRUMENT);
        long together = commits.stream().mapToInt(one -> one).sum();
        assertThat(bars).isGreaterThan(FeatureWriter.HISTORY + 100);
        assertThat(together).isBetween(FeatureWriter.HISTORY / 2L, bars - 100);
    }

    @Test
    void barsThatNoSessionHasBeforeTheFirstOneAreNoGap() {
        live();
        Instant opening = Instant.parse("2024-03-04T13:00:00Z");
        for (int i = -3; i < 3; i++) {
            Instant time = opening.plusSeconds(300L * i);
            Bar bar = new Bar(time, 4000, 4001, 3999, 4000 + i, 1);
            stores.bars().append(List.of(ArrivedBar.closed(Market.INSTRUMENT, bar, time.plusSeconds(300))));
            assertThat(refresh(stores)).satisfies(job -> {
                assertThat(job.step()).isEqualTo(Round.CAUGHT_UP);
                job.close();
            });
        }
        assertThat(Market.stored(stores, Market.MODEL)).hasSize(3);
        assertStoredIsExpected();
    }

    // ---- failures

    @ParameterizedTest
    @EnumSource
    void wheneverACallFailsNothingIsMissingOrTwice(FailingStores.Moment moment) {
        for (int after = 0; ; after++) {
            Stores whole = new MemoryStores();
            Market.makeLive(whole, Market.MODEL, "1", "a");
            whole.macro().append(Market.macro());
            whole.bars().append(Market.arrivals(3, 1).subList(0, 25));
            Stores used = failing.of(whole);
            Refresh refresh = refresh(used);
            int before = failing.calls();
            failing.failOnce(after, moment);
            catchUp(refresh);
            if (failing.calls() - before <= after) {
                assertThat(after).isGreaterThan(50);
                return;
            }
            assertThat(Market.stored(whole, Market.MODEL))
                    .as("call %s fails", after)
                    .isEqualTo(Market.expected(whole, Market.MODEL));
            RefreshCounts counts = refresh.counts();
            assertThat(counts.interruptions() + counts.onlineInterruptions()).isEqualTo(1);
            refresh.close();
        }
    }

    @Test
    void aFailureIsToldOnceHoweverLongItLasts() {
        live();
        Market.fill(stores, 4, 1);
        Refresh refresh = refresh(failing.of(stores));
        failing.failing(call -> call.equals("commit"));
        for (int i = 0; i < 5; i++) {
            assertThat(refresh.step()).isEqualTo(Round.INTERRUPTED);
        }
        failing.failing(call -> false);
        catchUp(refresh);
        assertThat(heard).containsOnlyOnce("interrupted: FP-1101", "goes on").endsWith("leads from 0", "goes on");
        assertThat(refresh.counts().interruptions()).isEqualTo(5);
        assertStoredIsExpected();
    }

    @Test
    void whatDoesNotPassEndsIt() {
        live();
        Market.fill(stores, 4, 1);
        Refresh refresh = refresh(failing.of(stores));
        failing.with(ErrorCode.STORE_TABLE);
        failing.failing(call -> call.equals("commit"));
        assertThat(refusal(StoreException.class, refresh::step).code()).isEqualTo(ErrorCode.STORE_TABLE);
    }

    @Test
    void theOnlineStoreMayBeAwayAndIsTriedAgainLaterAndLater() {
        live();
        failing.failing(call -> call.equals("put"));
        List<ArrivedBar> bars = Market.arrivals(5, 2).subList(0, 100);
        stores.macro().append(Market.macro());
        Refresh refresh = refresh(stores);
        for (ArrivedBar bar : bars) {
            stores.bars().append(List.of(bar));
            ticks += Duration.ofMillis(400).toNanos();
            catchUp(refresh);
        }
        assertStoredIsExpected();
        assertThat(stores.outbox().pending(10)).hasSize(1);
        // In 40 seconds: at once, and then after 1, 2, 4, 8 and 16 of them, at the bar that came next.
        assertThat(refresh.counts().onlineInterruptions()).isEqualTo(6);
        failing.failing(call -> false);
        catchUp(refresh);
        assertThat(online.get(Market.KEY)).isEmpty();
        ticks += Duration.ofSeconds(30).toNanos();
        catchUp(refresh);
        assertThat(online.get(Market.KEY)).isEqualTo(stores.features().newest(Market.KEY));
        assertThat(stores.outbox().pending(10)).isEmpty();
        assertThat(heard).containsExactly("serves 1", "leads from 0", "online interrupted: FP-1101", "online goes on");
    }
}
