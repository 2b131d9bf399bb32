// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.LatestStore;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Level 2: what lowers it to that, what is still done, and how it comes back. */
class OnlineStoreDownTest extends DegradationTests {

    /** The online store as a test wants it. */
    private LatestStore behindAWall() {
        redis = rig.online;
        return new LatestStore() {
            @Override
            public boolean put(FeatureRow row) {
                return redis.put(row);
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                throwNow();
                return redis.get(key);
            }

            @Override
            public void close() {}
        };
    }

    /** An inference that has decided about all bars that are there, all levels being well. */
    private Inference begun() {
        rig.online = behindAWall();
        rig.arrive(0, 18);
        rig.refresh();
        Inference inference = rig.inference();
        Rig.catchUp(inference);
        return inference;
    }

    @Test
    void withoutTheOnlineStoreItIsAtLevelTwoAndTheBytesAreTheSame() {
        try (Inference inference = begun()) {
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);

            thrown = away("Redis");
            Rig.catchUp(inference); // no new bar: it is noticed all the same
            assertThat(level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
            assertThat(inference.board().isReady()).isTrue();
            rig.arrive(18, 19);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(conditions()).contains("online store", "FP-1101 at Redis");

            thrown = null;
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
        assertThat(transitions)
                .extracting(LevelTransition::to)
                .containsExactly(ServiceLevel.ONLINE_STORE_DOWN, ServiceLevel.ALL_WELL);
        requireOneDecisionForEachBarAsNothingHadHappened(19);
    }

    @Test
    void withoutARefreshItIsAtLevelTwoToo() {
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(18, 19);
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
        requireOneDecisionForEachBarAsNothingHadHappened(19);
    }

    private MemoryLatest empty() {
        return new MemoryLatest(Duration.ofHours(1), () -> 0);
    }

    /** It was restarted, and keeps nothing on its disk. */
    @Test
    void anOnlineStoreThatComesBackEmptyIsThereAgain() {
        try (Inference inference = begun()) {
            thrown = away("Redis");
            rig.arrive(18, 19);
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
            thrown = null;
            redis = empty();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
    }

    @Test
    void butIfItLackedABarBeforeItStillDoes() {
        try (Inference inference = begun()) {
            rig.arrive(18, 19); // no refresh
            Rig.catchUp(inference);
            thrown = away("Redis");
            Rig.catchUp(inference);
            assertThat(conditions()).contains("FP-1101 at Redis");
            thrown = null;
            redis = empty();
            Rig.catchUp(inference);
            assertThat(conditions()).contains("online store: FP-1116 at ONLINE level, ", "features of " + Rig.time(17));
            rig.arrive(19, 20);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
    }

    /** It has been restored from its disk, and a refresh that was away too has not delivered yet. */
    @Test
    void anOnlineStoreThatComesBackWithOldFeaturesLacksTheNewest() {
        try (Inference inference = begun()) {
            thrown = away("Redis");
            rig.arrive(18, 19);
            Rig.catchUp(inference);
            thrown = null;
            Rig.catchUp(inference);
            assertThat(conditions())
                    .contains("online store: FP-1116 at ONLINE level: must have features of " + Rig.time(18)
                            + " or later, but was features of " + Rig.time(17));
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
    }

    /** Features live an hour in the online store, and a night is longer. */
    @Test
    void anOnlineStoreThatIsEmptyBetweenTwoBarsIsNoCondition() {
        try (Inference inference = begun()) {
            redis = empty();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
    }
}
