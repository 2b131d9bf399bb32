// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How well a refresh works while something around it fails. */
class RefreshLevelsTest extends RefreshTests {

    private final List<LevelTransition> transitions = new ArrayList<>();

    @BeforeEach
    void barsAreThere() {
        levels.listen(transitions::add);
        live();
        Market.fill(stores, 4, 1);
    }

    private List<ServiceLevel> path() {
        return transitions.stream().map(LevelTransition::to).toList();
    }

    @Test
    void withoutTheStoresItIsAtLevelFour() {
        Refresh refresh = refresh(failing.of(stores));
        failing.failing(call -> call.equals("commit"));
        for (int i = 0; i < 3; i++) {
            refresh.step();
        }
        assertThat(refresh.levels().level()).isEqualTo(ServiceLevel.READ_ONLY);
        assertThat(levels.conditions().toString()).contains("stores: FP-1101 at test");
        failing.failing(call -> false);
        catchUp(refresh);
        assertThat(path()).containsExactly(ServiceLevel.READ_ONLY, ServiceLevel.ALL_WELL);
    }

    @Test
    void withoutTheOnlineStoreItIsAtLevelTwo() {
        failing.failing(call -> call.equals("put"));
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        assertThat(levels.level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
        failing.failing(call -> false);
        ticks += Duration.ofSeconds(30).toNanos();
        catchUp(refresh);
        assertThat(path()).containsExactly(ServiceLevel.ONLINE_STORE_DOWN, ServiceLevel.ALL_WELL);
    }

    /** Stores whose leader can be another job. */
    private Stores led(AtomicBoolean byAnother) {
        LeaderLock lock = (work, longest) -> byAnother.get()
                ? Optional.empty()
                : Optional.of(new LeaderLock.Leadership() {
                    @Override
                    public boolean isHeld() {
                        return !byAnother.get();
                    }

                    @Override
                    public void close() {}
                });
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (self, method, arguments) ->
                        method.getName().equals("leaders") ? lock : method.invoke(stores, arguments));
    }

    @Test
    void whoLosesTheLeadSaysNothingOfTheOnlineStoreAnyMore() {
        AtomicBoolean byAnother = new AtomicBoolean();
        failing.failing(call -> call.equals("put"));
        Refresh refresh = refresh(led(byAnother));
        catchUp(refresh);
        assertThat(levels.level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);

        byAnother.set(true);
        assertThat(refresh.step()).isEqualTo(Round.FOLLOWING);
        assertThat(levels.level()).isEqualTo(ServiceLevel.ALL_WELL);
        assertThat(transitions)
                .last()
                .extracting(LevelTransition::reason)
                .isEqualTo("online store is not looked at any more");

        byAnother.set(false);
        catchUp(refresh); // it tries at once, and does not wait for the end of the pause
        assertThat(levels.level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
        assertThat(heard.stream().filter(event -> event.startsWith("online interrupted")))
                .hasSize(2);
    }

    /** It still leads, and Redis is still away. */
    @Test
    void aLeaderOfAnotherModelKeepsItsLevel() {
        failing.failing(call -> call.equals("put"));
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        inFolder = Market.OTHER;
        Market.makeLive(stores, Market.OTHER, "2", "b");
        catchUp(refresh);
        assertThat(path()).containsExactly(ServiceLevel.ONLINE_STORE_DOWN);
    }

    private Stores committing(Throwable thrown) {
        RefreshStore broken = (RefreshStore) Proxy.newProxyInstance(
                RefreshStore.class.getClassLoader(), new Class<?>[] {RefreshStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        throw thrown;
                    }
                    return method.invoke(stores.refresh(), arguments);
                });
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (self, method, arguments) ->
                        method.getName().equals("refresh") ? broken : method.invoke(stores, arguments));
    }

    @Test
    void withoutMemoryItIsAtLevelFour() {
        Refresh refresh = refresh(committing(new OutOfMemoryError("Java heap space")));
        assertThat(refresh.step()).isEqualTo(Round.INTERRUPTED);
        assertThat(levels.conditions().toString()).contains("memory: FP-1264 at memory of the process");
        assertThat(path()).containsExactly(ServiceLevel.READ_ONLY);
    }

    /** The stores work: another job has written. */
    @Test
    void aStateThatHasMovedIsNoCondition() {
        Refresh refresh = refresh(
                committing(new StoreException(new Fault(ErrorCode.STORE_STATE_MOVED, "state", "must", "moved"))));
        assertThat(refresh.step()).isEqualTo(Round.INTERRUPTED);
        assertThat(path()).isEmpty();
    }

    @Test
    void aListenerThatThrowsIsCountedAndTheRefreshGoesOn() {
        failing.failing(call -> call.equals("put"));
        RefreshListener broken = new RefreshListener() {
            @Override
            public void serves(RegisteredModel model) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void leads(FeatureKey key, long position) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onlineInterrupted(List<Fault> faults) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onlineGoesOn() {
                throw new IllegalStateException("broken");
            }
        };
        Refresh refresh = new Refresh(setup(stores, FeedSettings.live()).withListener(broken));
        catchUp(refresh);
        failing.failing(call -> false);
        ticks += Duration.ofSeconds(30).toNanos();
        catchUp(refresh);
        assertThat(refresh.listenerFailures()).isEqualTo(4);
        assertStoredIsExpected();
    }
}
