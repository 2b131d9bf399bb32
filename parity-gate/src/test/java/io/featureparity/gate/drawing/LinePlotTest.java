// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines that need no script. */
class LinePlotTest {

    private static final double ABSENT = Double.NaN;

    private static String svg(double... values) {
        return LinePlot.of(values, values).svg();
    }

    @Test
    void theSmallestIsAtTheBottomAndTheLargestAtTheTop() {
        LinePlot plot = LinePlot.of(new double[] {1, 3, 2}, new double[] {1, 3, 2});
        assertThat(plot.least()).isEqualTo(1);
        assertThat(plot.most()).isEqualTo(3);
        assertThat(plot.svg())
                .contains("d=\"M6.0 114.0h0.1L360.0 6.0L714.0 60.0\"")
                .contains("<circle cx=\"714.0\" cy=\"60.0\"")
                .doesNotContain("again");
    }

    @Test
    void anAbsentValueIsAGap() {
        assertThat(svg(1, ABSENT, 2)).contains("d=\"M6.0 114.0h0.1M714.0 6.0h0.1\"");
        assertThat(svg(ABSENT, 1, ABSENT)).contains("d=\"M360.0 60.0h0.1\"").doesNotContain("<circle");
        assertThat(svg(ABSENT)).contains("d=\"\"").doesNotContain("NaN");
        assertThat(svg()).contains("d=\"\"");
    }

    @Test
    void theOtherLineIsDrawnOnlyWhereItDiffers() {
        assertThat(LinePlot.of(new double[] {1, 2}, new double[] {1, 3}).svg())
                .contains("<path class=\"again\" d=\"M6.0 114.0h0.1L714.0 6.0\"");
    }

    @Test
    void infinitiesAndTheLargestNumbersAreNoTrouble() {
        assertThat(svg(Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY))
                .contains("d=\"M6.0 6.0h0.1L360.0 114.0\"")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void aScaleOfItsOwnDoesNotDependOnTheValues() {
        assertThat(LinePlot.onScale(new double[] {100, 50}, 0, 100).svg())
                .contains("d=\"M6.0 6.0h0.1L714.0 60.0\"")
                .doesNotContain("again");
    }
}
