// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.store.LatestStore;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RegisteredModel;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefreshTest {

    private final Stores stores = new MemoryStores();
    private final LatestStore online = new MemoryLatest(Duration.ofHours(1), () -> 0);
    private final FailingStores failing = new FailingStores();
    private final List<String> heard = new ArrayList<>();
    private long ticks;

    /** Which files are in the folder. */
    private Model inFolder = Market.MODEL;

    private final class Hearing implements RefreshListener {
        @Override
        public void serves(RegisteredModel model) {
            heard.add("serves " + model.version());
        }

        @Override
        public void leads(FeatureKey key, long position) {
            heard.add("leads from " + position);
        }

        @Override
        public void follows(FeatureKey key) {
            heard.add("follows");
        }

        @Override
        public void startsAnew(List<Fault> faults) {
            heard.add("starts anew: " + faults.get(0).code());
        }

        @Override
        public void interrupted(List<Fault> faults) {
            heard.add("interrupted: " + faults.get(0).code());
        }

        @Override
        public void goesOn() {
            heard.add("goes on");
        }

        @Override
        public void onlineInterrupted(List<Fault> faults) {
            heard.add("online interrupted: " + faults.get(0).code());
        }

        @Override
        public void onlineGoesOn() {
            heard.add("online goes on");
        }
    }

    private final class Folder implements ModelSource {
        @Override
        public RegisteredModel wanted(ModelRegistry registry) {
            return registry.live(Market.INSTRUMENT);
        }

        @Override
        public Model open(RegisteredModel registered) {
            if (!registered.features().equals(FeatureKey.of(Market.INSTRUMENT, inFolder))) {
                throw new StoreException(new Fault(ErrorCode.STORE_MODEL_DIFFERS, "folder", "must be", "another"));
            }
            return inFolder;
        }
    }

    private RefreshSetup setup(Stores used, FeedSettings feed) {
        return new RefreshSetup(
                Market.INSTRUMENT, used, failing.of(online), feed, new Folder(), () -> ticks, new Hearing());
    }

    private Refresh refresh(Stores used) {
        return new Refresh(setup(used, FeedSettings.live()));
    }

    private void live() {
        Market.makeLive(stores, Market.MODEL, "1", "a");
    }

    private static void catchUp(Refresh refresh) {
        Round round = refresh.step();
        while (round == Round.WORKING || round == Round.INTERRUPTED) {
            round = refresh.step();
        }
        assertThat(round).isEqualTo(Round.CAUGHT_UP);
    }

    private void assertStoredIsExpected() {
        assertThat(Market.stored(stores, Market.MODEL)).isEqualTo(Market.expected(stores, Market.MODEL));
    }

    // ---- what is written

    @Test
    void everyBarIsComputedOnceAndTheNewestIsOnline() {
        live();
        Market.fill(stores, 1, 3);
        Refresh refresh = refresh(stores);
        assertThat(refresh.step()).isEqualTo(Round.CAUGHT_UP);

        assertStoredIsExpected();
        Map<Instant, FeatureRow> rows = Market.stored(stores, Market.MODEL);
        assertThat(rows).hasSizeGreaterThan(150);
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

    // ---- two jobs

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

    // ---- models

    @Test
    void aModelThatBecomesLiveIsServedFromTheFirstBarOn() {
        live();
        Market.fill(stores, 8, 1);
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        inFolder = Market.OTHER;
        Market.makeLive(stores, Market.OTHER, "2", "b");
        catchUp(refresh);
        assertThat(Market.stored(stores, Market.OTHER)).isEqualTo(Market.expected(stores, Market.OTHER));
        assertStoredIsExpected();
        assertThat(heard).containsExactly("serves 1", "leads from 0", "serves 2", "leads from 0");
        // Another job may lead with the old features now.
        inFolder = Market.MODEL;
        Market.makeLive(stores, Market.MODEL, "1", "a");
        assertThat(refresh(stores).step()).isEqualTo(Round.CAUGHT_UP);
    }

    @Test
    void aModelWithOtherWeightsHasTheSameFeatures() {
        live();
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        Market.makeLive(stores, Market.MODEL, "2", "other weights");
        Market.fill(stores, 8, 1);
        catchUp(refresh);
        assertStoredIsExpected();
        assertThat(heard).containsExactly("serves 1", "leads from 0");
    }

    @Test
    void withoutTheLiveModelsFilesItDoesNotBeginAndDoesNotGoOn() {
        assertThat(refusal(StoreException.class, () -> refresh(stores)).code())
                .isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
        live();
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        Market.makeLive(stores, Market.OTHER, "2", "b");
        assertThat(refusal(StoreException.class, () -> refresh(stores)).code())
                .isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
        assertThat(refusal(FeatureParityException.class, refresh::step).code())
                .isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
        stores.models().retire("toy", "2");
        assertThat(refusal(FeatureParityException.class, refresh::step).code())
                .isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
    }

    @Test
    void aPolicyThatTheContractLacksIsRefused() {
        live();
        FeedSettings unknown = new FeedSettings("lively", Closures.none());
        assertThat(refusal(InputException.class, () -> new Refresh(setup(stores, unknown))))
                .hasMessageContaining("lively");
    }

    // ---- states

    @Test
    void aStateOfAnotherPolicyIsNotThrownAway() {
        live();
        Market.fill(stores, 9, 1);
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        refresh.close();
        Map<Instant, FeatureRow> before = Market.stored(stores, Market.MODEL);
        Refresh other = new Refresh(setup(stores, new FeedSettings("training", Closures.none())));
        assertThat(refusal(SnapshotException.class, other::step).code()).isEqualTo(ErrorCode.SNAPSHOT_POLICY);
        assertThat(Market.stored(stores, Market.MODEL)).isEqualTo(before);
        assertThat(stores.refresh().state(Market.KEY)).isPresent();
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
