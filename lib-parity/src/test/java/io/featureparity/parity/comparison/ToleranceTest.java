// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.contract.FeatureTolerance;
import org.junit.jupiter.api.Test;

class ToleranceTest {

    @Test
    void exactAllowsNoDistance() {
        Tolerance exact = Tolerance.ofUlps(0);
        assertThat(exact).isEqualTo(new Tolerance.Exact()).hasToString("exact");
        assertThat(exact.allows(0)).isTrue();
        assertThat(exact.allows(1)).isFalse();
        assertThat(exact.allows(UlpDistance.INCOMPARABLE)).isFalse();
    }

    @Test
    void ulpsAllowAsManyAsTheySayAndNeverAnAbsentValue() {
        Tolerance two = Tolerance.ofUlps(2);
        assertThat(two).isEqualTo(new Tolerance.Ulps(2)).hasToString("within 2 ulps");
        assertThat(two.allows(2)).isTrue();
        assertThat(two.allows(3)).isFalse();
        assertThat(new Tolerance.Ulps(1 << 20).allows(UlpDistance.INCOMPARABLE)).isFalse();
        assertThat(Tolerance.ofUlps(1)).hasToString("within 1 ulp");
    }

    @Test
    void aToleranceThatAllowsAnythingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.ofUlps(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tolerance.Ulps(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tolerance.ofUlps((1 << 20) + 1))
                .withMessage("ulps must be from 1 to 1048576, but was 1048577");
    }

    @Test
    void eachStageTakesItsOwnOfTheContract() {
        FeatureTolerance tolerance = new FeatureTolerance(1, 2, 3);
        assertThat(Stage.RAW.of(tolerance)).isEqualTo(Tolerance.ofUlps(1));
        assertThat(Stage.NORMALIZED.of(tolerance)).isEqualTo(Tolerance.ofUlps(2));
        assertThat(Stage.OBSERVATION.of(tolerance)).isEqualTo(Tolerance.ofUlps(3));
    }
}
