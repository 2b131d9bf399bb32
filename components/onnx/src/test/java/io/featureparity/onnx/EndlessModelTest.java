// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.onnx.toy.LoopFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real file with a loop that never ends. */
class EndlessModelTest {

    private static final ModelLoader LIMITED = ((ModelLoader) OnnxModel::load).within(Duration.ofMillis(100));
    private static final float[] ENDS = {0, 1.5f, 2};
    private static final float[] NEVER_ENDS = {1, 1.5f, 2};

    @Test
    void aDecisionThatNeverEndsIsEndedAndTheNextOneIsAsBefore() {
        try (DecisionModel model = LIMITED.load("loop.onnx", LoopFile.of(3))) {
            assertThat(model.decide(ENDS)).isEqualTo(3.5);
            for (int i = 0; i < 2; i++) {
                ComponentException late = refusal(ComponentException.class, () -> model.decide(NEVER_ENDS));
                assertThat(late.code()).isEqualTo(ErrorCode.COMPONENT_MODEL_TIME);
                assertThat(late).hasMessage("FP-1207 at loop.onnx: must answer within 100 ms, but was ended");
                assertThat(model.decide(ENDS)).isEqualTo(3.5);
            }
        }
    }

    /** Whoever ends a model that computes nothing ends nothing. */
    @Test
    void toEndNothingChangesNothing() {
        try (DecisionModel model = OnnxModel.load("loop.onnx", LoopFile.of(3))) {
            for (int i = 0; i < 3; i++) {
                model.end();
                assertThat(List.of(model.decide(ENDS), model.decide(ENDS))).containsOnly(3.5);
            }
        }
    }
}
