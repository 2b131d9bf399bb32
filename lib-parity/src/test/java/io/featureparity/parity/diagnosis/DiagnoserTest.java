// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What is answered where nothing is wrong, nothing is known, or nothing can be known. */
final class DiagnoserTest {

    private static final int BARS = 3_000;
    private static final SessionMarket MARKET = new SessionMarket(23, BARS);
    private static final Diagnoser DIAGNOSER = Diagnoser.of(MARKET.marketWithPublished(), null);

    private static ClaimedColumn column(String feature, double[] values) {
        return new ClaimedColumn(feature, feature, MARKET.times(), values);
    }

    private static double[] constant(double value) {
        double[] values = new double[BARS];
        Arrays.fill(values, value);
        return values;
    }

    // ---- nothing is wrong

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void C_noCleanColumnIsAccused(@ForAll long seed) {
        SessionMarket market = new SessionMarket(seed, BARS);
        List<ClaimedColumn> columns = new ArrayList<>();
        for (FeatureSpec feature : SessionMarket.CONTRACT.marketFeatures()) {
            columns.add(
                    new ClaimedColumn(feature.name(), feature.name(), market.times(), market.contract(feature.name())));
        }
        int[] steps = {0};
        List<Diagnosis> answers = Diagnoser.of(market.market(), null).diagnose(columns, () -> steps[0]++);
        assertThat(answers).extracting(Diagnosis::verdict).containsOnly(Verdict.CONTRACT);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.edits()).isEmpty());
        assertThat(steps[0]).isEqualTo(columns.size());
    }

    @Test
    void C_theFormulaOfTheContractReadsAsTheContract() {
        for (FeatureSpec feature : SessionMarket.CONTRACT.marketFeatures()) {
            Diagnosis answer = DIAGNOSER.diagnose(column(feature.name(), MARKET.contract(feature.name())));
            SessionMarket unseen = new SessionMarket(24, 500);
            assertThat(Judge.column(answer, unseen)).as(feature.name()).isEqualTo(unseen.contract(feature.name()));
        }
    }

    // ---- nothing is known

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void F_aFormulaOutsideOfTheSpaceIsUnknown(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text =
                "ewm_mean(diff(close, " + random.nextInt(2, 9) + ") * rolling_std(high - low, " + random.nextInt(3, 30)
                        + ") + " + random.nextInt(1, 5) + " * abs(close - open), span=" + random.nextInt(3, 20) + ")";
        double[] values = MARKET.column(Formula.of(text, SessionMarket.CONTRACT.macroColumns()), List.of(), Double.NaN);
        List<FeatureSpec> features = SessionMarket.CONTRACT.marketFeatures();
        String feature = features.get(random.nextInt(features.size())).name();
        Diagnosis answer = DIAGNOSER.diagnose(column(feature, values));
        assertThat(answer.verdict()).as(answer.sentence()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence()).contains("no known dialect");
        assertThat(answer.hints()).isNotEmpty();
        assertThat(answer.formula()).isEmpty();
    }

    // ---- nothing can be known

    @Test
    void F_ofAConstantNothingIsKnown() {
        Diagnosis answer = DIAGNOSER.diagnose(column("rsi_9", constant(50)));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence()).isEqualTo("rsi_9: every value is 50: a constant fits too many formulas");
    }

    @Test
    void F_ofAbsentValuesNothingIsKnown() {
        Diagnosis answer = DIAGNOSER.diagnose(column("rsi_9", constant(Double.NaN)));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence()).isEqualTo("rsi_9: every value is absent, and that fits any formula");
    }

    @Test
    void F_ofLessThanTheWarmUpNothingIsKnown() {
        long[] times = Arrays.copyOf(MARKET.times(), 14);
        double[] values = Arrays.copyOf(MARKET.contract("rsi_9"), 14);
        Diagnosis answer = DIAGNOSER.diagnose(new ClaimedColumn("x", "rsi_9", times, values));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence())
                .isEqualTo(
                        "x: only 14 rows have a value, no more than the warm-up of 14 bars; formulas are told apart by"
                                + " what comes after it");
    }

    @Test
    void F_theAgentsOwnPositionIsNoFormula() {
        Diagnosis answer = DIAGNOSER.diagnose(column("position", MARKET.contract("rsi_9")));
        assertThat(answer.sentence())
                .isEqualTo("position: nothing can be known of position: it is the agent's own and no formula of bars");
    }

    @Test
    void F_timesOfOtherBarsAreRefused() {
        long[] times = MARKET.times();
        for (int i = 0; i < times.length; i++) {
            times[i] += 1;
        }
        ClaimedColumn column = new ClaimedColumn("mine", "rsi_9", times, MARKET.contract("rsi_9"));
        assertThat(refusal(InputException.class, () -> DIAGNOSER.diagnose(column))
                        .faults())
                .containsExactly(new Fault(
                        ErrorCode.NOTHING_TO_COMPARE,
                        "mine",
                        "must have a time in common with the bars",
                        "none in 3000 rows"));
    }

    @Test
    void A3_aFeatureOfAnotherContractIsRefused() {
        ClaimedColumn column = column("rsi_10", MARKET.contract("rsi_9"));
        assertThat(refusal(InputException.class, () -> DIAGNOSER.diagnose(List.of(column), () -> {}))
                        .faults())
                .extracting(Fault::code)
                .containsExactly(ErrorCode.UNKNOWN_FEATURE);
    }
}
