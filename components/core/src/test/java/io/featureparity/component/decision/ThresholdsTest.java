// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.store.row.Action;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    @Test
    void anAnswerBeyondAThresholdIsAPosition() {
        assertThat(Thresholds.USUAL.action(Math.nextUp(0.33))).isEqualTo(Action.LONG);
        assertThat(Thresholds.USUAL.action(0.33)).isEqualTo(Action.FLAT);
        assertThat(Thresholds.USUAL.action(-0.33)).isEqualTo(Action.FLAT);
        assertThat(Thresholds.USUAL.action(Math.nextDown(-0.33))).isEqualTo(Action.SHORT);
        assertThat(Thresholds.USUAL.action(Double.POSITIVE_INFINITY)).isEqualTo(Action.LONG);
        assertThat(new Thresholds(-1, -2).action(0)).isEqualTo(Action.LONG);
    }

    @Test
    void anAnswerThatIsNoNumberIsNoAction() {
        assertThat(refusal(ComponentException.class, () -> Thresholds.USUAL.action(Double.NaN))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_MODEL_OUTPUT);
    }

    @Test
    void impossibleThresholdsAreRefused() {
        assertThat(refusal(ComponentException.class, () -> new Thresholds(0.1, 0.1)))
                .hasMessage("FP-1201 at thresholds: must be finite, and buy above sell, but was 0.1 and 0.1");
        assertThat(refusal(ComponentException.class, () -> new Thresholds(Double.NaN, 0))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_SETTING);
        assertThat(refusal(ComponentException.class, () -> new Thresholds(0, Double.NEGATIVE_INFINITY))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_SETTING);
    }
}
