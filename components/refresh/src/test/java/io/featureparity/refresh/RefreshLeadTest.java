// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ArrivedBar;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two jobs, and the loop of one. */
class RefreshLeadTest extends RefreshTests {

    @Test
    void aSecondJobWaitsAndTakesOver() {
        live();
        Market.fill(stores, 6, 1);
        Refresh first = refresh(stores);
        Refresh second = refresh(stores);
        assertThat(first.step()).isEqualTo(Round.CAUGHT_UP);
        assertThat(second.step()).isEqualTo(Round.FOLLOWING);
        assertThat(second.step()).isEqualTo(Round.FOLLOWING);
        stores.bars().append(Market.arrivals(6, 2).subList(70, 90));
        first.close();
        assertThat(second.step()).isEqualTo(Round.CAUGHT_UP);
        assertStoredIsExpected();
        assertThat(heard)
                .containsSubsequence(
                        "leads from 0",
                        "follows",
                        "leads from " + first.counts().position());
        assertThat(heard).containsOnlyOnce("follows");
        assertThat(first.step()).isEqualTo(Round.FOLLOWING);
    }

    @Test
    void aLeaderThatDoesNotKnowThatItLostTheLeadWritesNothingTwice() {
        live();
        List<ArrivedBar> bars = Market.arrivals(7, 1);
        stores.bars().append(bars.subList(0, 20));
        Refresh lost = refresh(stores);
        catchUp(lost);
        // Another job that leads, in another process: it has a lock of its own.
        Refresh leads = new Refresh(new RefreshSetup(
                Market.INSTRUMENT,
                inAnotherProcess(stores),
                online,
                FeedSettings.live(),
                new Folder(),
                levels,
                audit,
                () -> ticks,
                new Hearing()));
        stores.bars().append(bars.subList(20, 40));
        catchUp(leads);
        stores.bars().append(bars.subList(40, bars.size()));
        assertThat(lost.step()).isEqualTo(Round.INTERRUPTED);
        assertThat(heard).contains("interrupted: FP-1111");
        catchUp(lost);
        catchUp(leads);
        assertStoredIsExpected();
    }

    private static Stores inAnotherProcess(Stores stores) {
        LeaderLock other = new MemoryStores().leaders();
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (self, method, arguments) ->
                        method.getName().equals("leaders") ? other : method.invoke(stores, arguments));
    }

    // ---- the loop

    @Test
    void theLoopEndsWhenItIsAskedTo() {
        live();
        Market.fill(stores, 10, 1);
        StopSignal stop = new StopSignal();
        failing.failing(call -> {
            if (call.equals("await")) { // it has caught up, and waits
                stop.request();
            }
            return false;
        });
        refresh(failing.of(stores)).run(stop);
        assertStoredIsExpected();
    }

    @Test
    void aLoopThatWaitsForTheLeadEndsToo() {
        live();
        Refresh leads = refresh(stores);
        catchUp(leads);
        StopSignal stop = new StopSignal();
        List<String> acquired = new ArrayList<>();
        failing.failing(call -> {
            if (call.equals("acquire")) {
                acquired.add(call);
                if (acquired.size() == 2) { // once to try, and once to wait
                    leads.close();
                    stop.request();
                }
            }
            return false;
        });
        Refresh second = refresh(failing.of(stores));
        second.run(stop);
        assertThat(second.step()).isEqualTo(Round.CAUGHT_UP);
    }

    @Test
    void whileAStoreIsAwayTheLoopTriesAgainUntilItIsAskedToEnd() {
        live();
        StopSignal stop = new StopSignal();
        Refresh refresh = refresh(failing.of(stores));
        List<String> tries = new ArrayList<>();
        failing.failing(call -> {
            tries.add(call);
            if (tries.size() == 2) {
                stop.request();
            }
            return true;
        });
        refresh.run(stop);
        assertThat(tries).containsExactly("live", "live");
    }

    /** A bar that is still forming is no work, and does not wake the loop again and again. */
    @Test
    void aFormingBarIsWaitedOver() {
        live();
        Market.fill(stores, 11, 1);
        Instant next = Instant.parse("2024-03-05T13:00:00Z");
        stores.bars()
                .append(List.of(ArrivedBar.forming(
                        Market.INSTRUMENT, new Bar(next, 4000, 4001, 3999, 4000, 1), next.plusSeconds(60))));
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        assertThat(refresh.looked()).isEqualTo(stores.bars().lastPosition(Market.INSTRUMENT));
        assertThat(refresh.counts().position()).isLessThan(refresh.looked());
    }
}
