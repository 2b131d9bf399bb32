// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A feed goes on from the state that a refresh has stored, or it does not. */
class StoredFeedStateTest extends StoredFeedTests {

    // ---- going on

    @Test
    void aFeedGoesOnFromTheStoredState() {
        stores.bars().append(arrived(0, 9));
        StoredFeed before = live().begin();
        assertThat(live().goOn(stores.refresh(), stores.bars()).position()).isZero();
        List<FeatureRow> rows = takeAll(before, stored());
        stores.refresh().commit(new RefreshStep(0, rows, before.state().orElseThrow()));
        stores.bars().append(arrived(9, 12));

        for (StoredFeed feed : List.of(
                live().goOn(stores.refresh(), stores.bars()),
                live().goOnIfPossible(stores.refresh(), stores.bars(), state -> true, unusable::addAll))) {
            assertThat(feed.position()).isEqualTo(9);
            assertThat(takeAll(feed, all(stores.bars().closedAfter(INSTRUMENT, 9))))
                    .isEqualTo(takeAll(live().begin(), stored()).subList(9, 12));
        }
        assertThat(live().goOnIfPossible(stores.refresh(), stores.bars(), state -> false, unusable::addAll)
                        .position())
                .isZero();
    }

    @Test
    void aStateOfOtherBarsIsRefusedOrPassedOver() {
        stores.bars().append(arrived(0, 9));
        StoredFeed feed = live().begin();
        takeAll(feed, stored());
        for (int there : List.of(0, 8, 9)) {
            Stores restored = new MemoryStores();
            restored.refresh().commit(new RefreshStep(0, List.of(), feed.state().orElseThrow()));
            restored.bars().append(arrived(1, 1 + there));
            StoredFeedBuilder builder =
                    StoredFeed.of(INSTRUMENT, USDCOP, restored.macro()).feed(settings -> settings.policy("live"));

            assertThat(refusal(StoreException.class, () -> builder.goOn(restored.refresh(), restored.bars())))
                    .hasMessage("FP-1206 at state of " + feed.key()
                            + ": must have taken in the stored bar at position 9, of " + time(8) + ", but was "
                            + (there == 9 ? "position 9, " + time(9) : "none"));
            assertThat(builder.goOnIfPossible(restored.refresh(), restored.bars(), state -> true, unusable::addAll)
                            .position())
                    .isZero();
        }
    }

    @Test
    void aStateOfAnotherPolicyIsRefusedOrPassedOver() {
        stores.bars().append(arrived(0, 9));
        StoredFeed training = StoredFeed.of(INSTRUMENT, USDCOP, stores.macro())
                .feed(settings -> settings.policy("training"))
                .begin();
        takeAll(training, stored());
        stores.refresh().commit(new RefreshStep(0, List.of(), training.state().orElseThrow()));

        assertThat(refusal(SnapshotException.class, () -> live().goOn(stores.refresh(), stores.bars()))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_POLICY);
        assertThat(live().goOnIfPossible(stores.refresh(), stores.bars(), state -> true, unusable::addAll)
                        .position())
                .isZero();
        assertThat(unusable).extracting(Fault::code).containsExactly(ErrorCode.SNAPSHOT_POLICY);
    }

    @Test
    void aStoreThatCannotBeReadIsNotPassedOver() {
        RefreshStore away = new RefreshStore() {
            @Override
            public void commit(RefreshStep step) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<EngineState> state(FeatureKey key) {
                throw new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "test", "must be reachable", "away"));
            }

            @Override
            public void forget(FeatureKey key) {
                throw new UnsupportedOperationException();
            }
        };
        assertThat(refusal(
                                StoreException.class,
                                () -> live().goOnIfPossible(away, stores.bars(), state -> true, unusable::addAll))
                        .code())
                .isEqualTo(ErrorCode.STORE_UNREACHABLE);
    }
}
