// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.contract.error.DocumentException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a feature, which check themselves wherever they are made. */
class FeatureValuesTest {

    private static final FeatureRange RANGE = new FeatureRange(-5, 5);
    private static final FeatureTolerance EXACT = new FeatureTolerance(0, 0, 0);

    @Test
    void A3_aRangeHasAFiniteMinBelowAFiniteMax() {
        assertThat(faults(DocumentException.class, () -> new FeatureRange(Double.NaN, Double.POSITIVE_INFINITY)))
                .containsExactly(
                        "FP-204 at min: must be finite, but was NaN",
                        "FP-204 at max: must be finite, but was Infinity");
        assertThat(faults(DocumentException.class, () -> new FeatureRange(1, 1)))
                .containsExactly("FP-204 at max: must be above min, 1.0, but was 1.0");
        assertThat(faults(DocumentException.class, () -> new FeatureRange(Double.NEGATIVE_INFINITY, 1)))
                .containsExactly("FP-204 at min: must be finite, but was -Infinity");
        assertThat(new FeatureRange(1, Math.nextUp(1.0)).max()).isEqualTo(Math.nextUp(1.0));
    }

    @Test
    void D1_aRangeContainsItsBoundsAndNeverNaN() {
        assertThat(RANGE.contains(5)).isTrue();
        assertThat(RANGE.contains(-5)).isTrue();
        assertThat(RANGE.contains(Math.nextUp(5f))).isFalse();
        assertThat(RANGE.contains(Math.nextDown(-5f))).isFalse();
        assertThat(RANGE.contains(Float.NaN)).isFalse();
        assertThat(RANGE.contains(Float.POSITIVE_INFINITY)).isFalse();
        assertThat(RANGE).hasToString("-5.0 to 5.0");
    }

    @Test
    void A3_aToleranceIsFromNoneToTwoToThePowerOfTwenty() {
        assertThat(new FeatureTolerance(1 << 20, 1, 0).rawUlps()).isEqualTo(1 << 20);
        assertThat(faults(DocumentException.class, () -> new FeatureTolerance(-1, (1 << 20) + 1, Integer.MIN_VALUE)))
                .containsExactly(
                        "FP-204 at raw: must be from 0 to 1048576, but was -1",
                        "FP-204 at normalized: must be from 0 to 1048576, but was 1048577",
                        "FP-204 at observation: must be from 0 to 1048576, but was -2147483648");
    }

    @Test
    void A3_aFeatureKeepsNothingOfTheCallers() {
        List<String> inputs = new ArrayList<>(List.of("dxy"));
        FeatureSpec feature =
                new FeatureSpec(0, "x", new Spread(1), inputs, Double.NaN, Normalization.Z_SCORE, RANGE, EXACT);
        inputs.set(0, "vix");
        assertThat(feature.inputs()).containsExactly("dxy");
        assertThat(feature.isMarket()).isTrue();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> feature.inputs().add("vix"));
        FeatureSpec state =
                new FeatureSpec(0, "x", new Position(1), List.of(), Double.NaN, Normalization.NONE, RANGE, EXACT);
        assertThat(state.isMarket()).isFalse();
        assertThatNullPointerException()
                .isThrownBy(
                        () -> new FeatureSpec(0, null, new Spread(1), List.of(), 0, Normalization.NONE, RANGE, EXACT));
    }
}
