// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.Fault;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A calculation that is made in code is held to the rules that a document is held to: all of its faults at once. */
class CalculationTest {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;

    private static Arguments refused(Supplier<Calculation> calculation, String... faults) {
        return Arguments.of(calculation, List.of(faults));
    }

    static List<Arguments> ofAllKinds() {
        return List.of(
                Arguments.of(new LogReturn(1, LogReturn.Form.LOG_OF_QUOTIENT, NO_CLIP), "C2"),
                Arguments.of(new Rsi(9, Smoothing.WILDER, 0, FirstChange.ZERO, Rsi.NoLoss.DIVIDE), "C3"),
                Arguments.of(new AtrPercent(10, Smoothing.WILDER, 0, FirstChange.ZERO, 1), "C5"),
                Arguments.of(new Adx(14, Smoothing.WILDER, 0, FirstChange.ZERO, Adx.Output.DX), "C7"),
                Arguments.of(new RollingZScore(60, 20, RollingZScore.Deviation.SAMPLE, NO_CLIP), "C10"),
                Arguments.of(new FixedZScore(0, 1, NO_CLIP), "C10"),
                Arguments.of(new Change(1, NO_CLIP), "C11"),
                Arguments.of(new DailyChange(NO_CLIP), "C11"),
                Arguments.of(new Spread(10), "C12"),
                Arguments.of(new FixedZSpread(10, 0, 1, NO_CLIP), "C12"),
                Arguments.of(Formula.of("close", List.of()), "G"),
                Arguments.of(new Position(1), "D2"),
                Arguments.of(new SessionTime(), "D3"));
    }

    @ParameterizedTest
    @MethodSource("ofAllKinds")
    void aCalculationNamesTheClauseThatDefinesIt(Calculation calculation, String clause) {
        assertThat(calculation.clause()).isEqualTo(clause);
    }

    @Test
    void noCalculationIsForgottenHere() {
        Object[] all = Stream.of(Calculation.Market.class, Calculation.State.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .toArray();
        assertThat(ofAllKinds().stream().<Object>map(one -> one.get()[0].getClass()))
                .containsExactlyInAnyOrder(all);
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
