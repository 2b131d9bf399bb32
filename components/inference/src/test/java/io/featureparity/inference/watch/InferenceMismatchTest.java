// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.inference.Rig;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What says that this is not the model is counted as a mismatch, and the inference survives it. */
class InferenceMismatchTest extends InferenceWatchTests {

    /** It survives that, so somebody can see it. */
    @Test
    void anObservationThatIsNotTheDecidedOneIsCountedAsAMismatch() throws IOException, InterruptedException {
        Rig.catchUp(inference);
        assertThat(get("/v1/observation/" + Rig.INSTRUMENT, KEY).statusCode()).isEqualTo(200);
        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 0.0");

        behind.damaged = true;
        assertThat(get("/v1/observation/" + Rig.INSTRUMENT, KEY).statusCode()).isEqualTo(503);
        assertThat(get("/v1/observation/EUR-USD", KEY).statusCode()).isEqualTo(404);

        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 1.0");
        assertThat(sample("feature_parity_faults_total", "code=\"FP-1214\"")).isEqualTo(1);
        assertThat(registry.scrape()).doesNotContain("FP-1215");
    }

    /** It goes on with the features of the table, and the alert tells somebody. */
    @Test
    void featuresUnderOtherHashesAreCountedAsAMismatch() {
        behind.ofOthers = true;
        Rig.catchUp(inference);

        assertThat(inference.board().decisions()).isPositive();
        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 1.0"); // of the newest bar
    }

    @Test
    void aStoredStateOfAnotherContractIsCountedAsAMismatch() {
        watch.startsAnew(List.of(new Fault(ErrorCode.SNAPSHOT_CONTRACT, "state", "must be of", "another")));

        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 1.0");
    }
}
