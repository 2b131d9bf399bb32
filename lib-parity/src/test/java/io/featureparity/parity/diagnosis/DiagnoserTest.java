// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is answered where nothing is wrong, nothing is known, or nothing can be known. */
final class DiagnoserTest {

    // The build tries a few; CONTRIBUTING.md has the numbers of a whole proof.
    private static final int CLEAN = Integer.getInteger("diagnosis.clean", 78);
    private static final int UNKNOWN = Integer.getInteger("diagnosis.unknown", 4);
    private static final long SEED = Long.getLong("diagnosis.seed", 1);

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

    @Test
    void C_noCleanColumnIsAccused() {
        List<FeatureSpec> features = SessionMarket.CONTRACT.marketFeatures();
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> accused = new ArrayList<>();
        int[] steps = {0};
        int columns = 0;
        for (; columns < CLEAN; columns += features.size()) {
            SessionMarket market = SessionMarket.withHoles(random.nextLong(), BARS);
            List<ClaimedColumn> clean = features.stream()
                    .map(feature -> new ClaimedColumn(
                            feature.name(), feature.name(), market.times(), market.contract(feature.name())))
                    .toList();
            Diagnoser.of(market.marketWithPublished(), null).diagnose(clean, () -> steps[0]++).stream()
                    .filter(answer -> answer.verdict() != Verdict.CONTRACT
                            || !answer.edits().isEmpty())
                    .forEach(answer -> accused.add(answer.sentence()));
        }
        System.out.println("seed " + SEED + ": of " + columns + " clean columns accused: " + accused.size());
        assertThat(accused).isEmpty();
        assertThat(steps[0]).isEqualTo(columns);
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

    @Test
    void F_aFormulaOutsideOfTheSpaceIsUnknown() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<FeatureSpec> features = SessionMarket.CONTRACT.marketFeatures();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < UNKNOWN; i++) {
            String text;
            double[] values;
            do { // of a constant nothing can be known, and 0.0 and -0.0 are one
                text = new UnknownFormulas(random).next();
                values = Judge.column(text, Map.of(), MARKET);
            } while (Arrays.stream(values)
                            .filter(value -> !Double.isNaN(value))
                            .map(value -> value + 0.0)
                            .distinct()
                            .limit(2)
                            .count()
                    < 2);
            String feature = features.get(random.nextInt(features.size())).name();
            Diagnosis answer = DIAGNOSER.diagnose(column(feature, values));
            if (answer.verdict() == Verdict.UNKNOWN) {
                assertThat(answer.sentence()).isEqualTo(feature + ": no known dialect");
                assertThat(answer.hints()).isNotEmpty();
                assertThat(answer.formula()).isEmpty();
            } else {
                known.add(text + ": " + answer.sentence());
            }
        }
        System.out.println("seed " + SEED + ": of " + UNKNOWN + " unknown formulas named: " + known.size());
        assertThat(known).hasSizeLessThanOrEqualTo(UNKNOWN / 100);
    }

    // ---- nothing can be known

    @Test
    void F_ofAConstantNothingIsKnown() {
        Diagnosis answer = DIAGNOSER.diagnose(column("rsi_9", constant(50)));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence()).isEqualTo("rsi_9: every value is 50: a constant fits too many formulas");
    }

    @Test
    void F_ofAConstantBehindTheWarmUpNothingIsKnown() {
        double[] values = constant(0);
        values[2] = 0.0071;
        values[5] = Double.NaN;
        Diagnosis answer = DIAGNOSER.diagnose(column("log_ret_1h", values));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.sentence())
                .isEqualTo("log_ret_1h: every value after the warm-up is 0: a constant fits too many formulas");
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
