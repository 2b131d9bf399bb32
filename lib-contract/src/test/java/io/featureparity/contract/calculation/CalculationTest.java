// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.Fault;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A calculation that is made in code is held to the rules that a document is held to: all of its faults at once. */
class CalculationTest {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;

    private static Arguments refused(Supplier<Calculation> calculation, String... faults) {
        return Arguments.of(calculation, List.of(faults));
    }

    static List<Arguments> outOfBounds() {
        String period = "FP-204 at period: must be from 1 to 10000, but was ";
        String epsilon = "FP-204 at epsilon: must be finite and not below 0, but was ";
        String clip = "FP-204 at clip: must be above 0, or null for none, but was ";
        String lag = "FP-204 at lag: must be from 1 to 10000, but was ";
        return List.of(
                refused(() -> new LogReturn(0, LogReturn.Form.PERCENTAGE, 0), lag + "0", clip + "0.0"),
                refused(
                        () -> new Rsi(0, Smoothing.WILDER, -1e-10, FirstChange.ZERO, Rsi.NoLoss.DIVIDE),
                        period + "0",
                        epsilon + "-1.0E-10"),
                refused(
                        () -> new AtrPercent(10_001, Smoothing.MEAN, Double.NaN, FirstChange.ZERO, 0),
                        period + "10001",
                        epsilon + "NaN",
                        "FP-204 at scale: must be finite and above 0, but was 0.0"),
                refused(
                        () -> new Adx(-1, Smoothing.MEAN, NO_CLIP, FirstChange.ZERO, Adx.Output.DX),
                        period + "-1",
                        epsilon + "Infinity"),
                refused(
                        () -> new RollingZScore(1, 0, RollingZScore.Deviation.SAMPLE, Double.NaN),
                        "FP-204 at window: must be from 2 to 10000, but was 1",
                        "FP-204 at min_count: must be from 1 to 10000, but was 0",
                        clip + "NaN"),
                refused(
                        () -> new RollingZScore(2, 3, RollingZScore.Deviation.SAMPLE, NO_CLIP),
                        "FP-204 at min_count: must be from 1 to 2, but was 3"),
                refused(
                        () -> new FixedZScore(NO_CLIP, 0, -4),
                        "FP-204 at mean: must be finite, but was Infinity",
                        "FP-204 at std: must be finite and above 0, but was 0.0",
                        clip + "-4.0"),
                refused(() -> new Change(0, -0.1), lag + "0", clip + "-0.1"),
                refused(() -> new DailyChange(0), clip + "0.0"),
                refused(() -> new Spread(Double.NaN), "FP-204 at minuend: must be finite, but was NaN"),
                refused(
                        () -> new FixedZSpread(NO_CLIP, Double.NaN, -1, 0),
                        "FP-204 at minuend: must be finite, but was Infinity",
                        "FP-204 at mean: must be finite, but was NaN",
                        "FP-204 at std: must be finite and above 0, but was -1.0",
                        clip + "0.0"));
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void A3_parametersOutOfBoundsAreRefusedAllAtOnce(Supplier<Calculation> calculation, List<String> faults) {
        DocumentException refused = refusal(DocumentException.class, calculation::get);
        assertThat(refused.faults()).extracting(Fault::toString).isEqualTo(faults);
    }
}
