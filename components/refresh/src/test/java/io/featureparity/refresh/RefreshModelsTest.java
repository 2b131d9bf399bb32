// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.session.Closures;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which features are computed, and from which state. */
class RefreshModelsTest extends RefreshTests {

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

    @Test
    void aStateOfOtherBarsIsRefused() {
        live();
        Market.fill(stores, 9, 1);
        Refresh refresh = refresh(stores);
        catchUp(refresh);
        EngineState state = stores.refresh().state(Market.KEY).orElseThrow();
        // Bars of an older backup, and then others that came later.
        for (int there : List.of(20, 80)) {
            Stores restored = new MemoryStores();
            Market.makeLive(restored, Market.MODEL, "1", "a");
            restored.macro().append(Market.macro());
            restored.bars().append(Market.arrivals(9, 1).subList(0, 20));
            restored.bars().append(Market.arrivals(10, 3).subList(100, 100 + there - 20));
            restored.refresh().commit(new RefreshStep(0, List.of(), state));
            Refresh wrong = refresh(restored);
            assertThat(refusal(StoreException.class, wrong::step))
                    .hasMessageStartingWith("FP-1206 at state of " + Market.KEY
                            + ": must have taken in the stored bar at position " + state.takenAt());
            assertThat(Market.stored(restored, Market.MODEL)).isEmpty();
        }
    }
}
