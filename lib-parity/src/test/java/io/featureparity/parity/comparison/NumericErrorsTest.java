// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "50, 40, 10, 0.2, -5",
        "-50, 40, 90, 1.8, 45",
        "50, -0.0, 50, 1, -25",
        "0, 3, 3, Infinity, 1.5",
        "0.0, -0.0, 0, 0, 0",
        "1, Infinity, Infinity, Infinity, Infinity",
        "Infinity, 1, Infinity, Infinity, -Infinity",
        "-Infinity, Infinity, Infinity, Infinity, Infinity",
        "1e308, -1e308, Infinity, Infinity, -Infinity",
        "4.9e-324, 1e300, 1e300, Infinity, 5e299",
        "NaN, 1, NaN, NaN, NaN",
        "1, NaN, NaN, NaN, NaN",
    })
    void aDivergenceHasAnAbsoluteAndARelativeErrorAndAShift(
            double expected, double actual, double absolute, double relative, double shift) {
        Divergence divergence = divergence(3, expected, actual, 2);
        assertThat(divergence.isNumeric()).isEqualTo(!Double.isNaN(absolute));
        assertThat(divergence.absoluteError()).isEqualTo(Double.valueOf(absolute));
        assertThat(divergence.relativeError()).isEqualTo(Double.valueOf(relative));
        assertThat(divergence.shift() + 0.0).isEqualTo(Double.valueOf(shift));
    }

    @Test
    void withoutStatisticsThereIsNoShiftAtTheRawStage() {
        assertThat(new Divergence(Stage.RAW, "s", "f", 0, Instant.EPOCH, 1, 2).shift())
                .isNaN();
        assertThat(new Divergence(Stage.NORMALIZED, "s", "f", 0, Instant.EPOCH, 1, 2).shift())
                .isEqualTo(1);
    }

    @Test
    void aUnitIsAboveZeroAndAfterTheRawStageItIsOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> divergence(0, 1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> divergence(0, 1, 2, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> divergence(0, 1, 2, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Divergence(Stage.NORMALIZED, "s", "f", 0, Instant.EPOCH, 1, 2, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Divergence(Stage.OBSERVATION, "s", "f", 0, Instant.EPOCH, 1, 2, Double.NaN));
    }

    @Test
    void aSumHasTheLargestOfBothAndTheFirstThatThereIs() {
        Divergence one = divergence(7, 1, 2, 2);
        Divergence other = divergence(1, 4, 2, 2);
        NumericErrors a = new NumericErrors(one, 5, 1, 2.5);
        NumericErrors b = new NumericErrors(other, 2, 3, 1);
        assertThat(a.plus(b)).isEqualTo(new NumericErrors(one, 5, 3, 2.5));
        assertThat(b.plus(a)).isEqualTo(new NumericErrors(other, 5, 3, 2.5));
        assertThat(NumericErrors.NONE.plus(b)).isEqualTo(b);
        assertThat(a.plus(NumericErrors.NONE)).isEqualTo(a);
    }

    /** One case without statistics makes the largest shift of all unknown. */
    @Test
    void whatIsUnknownStaysUnknownInASum() {
        NumericErrors unknown = new NumericErrors(null, 1, 1, Double.NaN);
        assertThat(unknown.plus(new NumericErrors(null, 1, 1, 3)).shift()).isNaN();
    }

    @Test
    void errorsThatContradictThemselvesAreRefused() {
        Divergence first = divergence(7, 2, 3, 0.5);
        assertThat(new NumericErrors(first, 1, 0.5, 2).first()).isEqualTo(first);
        assertRefused(first, 0.9, 0.5, 2);
        assertRefused(first, 1, 0.4, 2);
        assertRefused(first, 1, 0.5, 1.9);
        assertRefused(divergence(7, 2, Double.NaN, 0.5), 1, 0.5, 2);
        assertRefused(null, -1, 0, 0);
        assertRefused(null, 0, -1, 0);
        assertRefused(null, 0, 0, -1);
        assertRefused(null, Double.NaN, 0, 0);
        assertRefused(null, 0, Double.NaN, 0);
    }

    private static void assertRefused(Divergence first, double absolute, double relative, double shift) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumericErrors(first, absolute, relative, shift))
                .withMessageStartingWith("no errors of numbers");
    }

    private static Divergence divergence(long bar, double expected, double actual, double unit) {
        return new Divergence(Stage.RAW, "s", "f", bar, Instant.EPOCH, expected, actual, unit);
    }
}
