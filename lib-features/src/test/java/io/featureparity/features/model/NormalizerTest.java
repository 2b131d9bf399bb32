// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalizerTest {

    private final FeatureContract contract = TestContracts.usdcop();
    private final NormStats stats = TestContracts.trainingStats();
    private final Normalizer normalizer = Normalizer.of(contract, stats);

    @Test
    void D1_absentBecomesZeroAndInfinityTheClip() {
        for (int feature = 0; feature < normalizer.size(); feature++) {
            assertThat(Float.floatToRawIntBits(normalizer.normalize(feature, Double.NaN)))
                    .isZero();
            assertThat(normalizer.normalize(feature, Double.POSITIVE_INFINITY)).isEqualTo(5f);
            assertThat(normalizer.normalize(feature, Double.NEGATIVE_INFINITY)).isEqualTo(-5f);
            assertThat(normalizer.normalize(feature, Double.MAX_VALUE)).isEqualTo(5f);
        }
    }

    @Test
    void D1_theMeanBecomesZeroAndADeviationOne() {
        FeatureStatistics rsi = stats.statistics("rsi_9");
        int feature = contract.indexOf("rsi_9");
        assertThat(normalizer.normalize(feature, rsi.mean())).isEqualTo(0f);
        assertThat(normalizer.normalize(feature, 0)).isEqualTo((float) (-rsi.mean() / rsi.std()));
    }

    /** Each of the two operations is the exact result rounded once, so a reciprocal would be found out. */
    @Property(tries = 1_000)
    void D1_differenceAndQuotientAreEachRoundedOnce(
            @ForAll @IntRange(max = 12) int feature, @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int steps) {
        FeatureStatistics statistics =
                stats.statistics(contract.feature(feature).name());
        double raw = statistics.mean() + statistics.std() * steps / 300_000;
        double difference =
                new BigDecimal(raw).subtract(new BigDecimal(statistics.mean())).doubleValue();
        double quotient = new BigDecimal(difference)
                .divide(new BigDecimal(statistics.std()), new MathContext(60))
                .doubleValue();
        assertThat(normalizer.normalize(feature, raw)).isEqualTo((float) quotient);
    }

    @Property(tries = 1_000)
    void D1_noResultIsEverNaNOrInfinite(@ForAll long bits, @ForAll @IntRange(max = 12) int feature) {
        assertThat(normalizer.normalize(feature, Double.longBitsToDouble(bits))).isBetween(-5f, 5f);
    }

    @Test
    void D1_arraysLongerThanNeededAreLeftAloneBeyond() {
        double[] raw = new double[15];
        float[] out = new float[15];
        raw[13] = 1;
        out[13] = 7;
        normalizer.normalize(raw, out);
        assertThat(out).endsWith(7f, 0f);
    }

    @Test
    void D1_arraysTooShortAreRefused() {
        for (int[] lengths : new int[][] {{12, 13}, {13, 12}}) {
            InputException refused = catchThrowableOfType(
                    InputException.class, () -> normalizer.normalize(new double[lengths[0]], new float[lengths[1]]));
            assertThat(refused.code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        }
    }

    /** As the observation's writer calls it: not at the beginning of an array. */
    @Test
    void D1_fromAPlaceOnTheArrayMustHoldAllOfThem() {
        float[] justLongEnough = new float[16];
        justLongEnough[2] = 7;
        RawEngine raw = RawEngine.of(RawFeatures.of(contract));
        BarColumns bars = Markets.of(contract, 1, 60);
        for (int row = 0; row < bars.size(); row++) {
            raw.update(Markets.bar(bars, row));
        }
        normalizer.normalize(raw, justLongEnough, 3);
        assertThat(justLongEnough).startsWith(0f, 0f, 7f, normalizer.normalize(0, raw.value(0)));
        assertThat(justLongEnough[15]).isEqualTo(normalizer.normalize(12, raw.value(12)));
        assertThat(catchThrowableOfType(InputException.class, () -> normalizer.normalize(raw, new float[15], 3)))
                .hasMessage("FP-508 at normalize: both arrays must hold at least 13 values, but was 13 and 12");
    }

    @Test
    void E1_everyMissingFeatureIsNamed() {
        NormStats two =
                NormStats.parse("two", "{\"rsi_9\": {\"mean\": 1, \"std\": 1}, \"adx_14\": {\"mean\": 1, \"std\": 1}}");
        DocumentException refused = catchThrowableOfType(DocumentException.class, () -> Normalizer.of(contract, two));
        assertThat(refused.faults()).hasSize(11).allMatch(f -> f.code() == ErrorCode.STATISTICS_MISSING_FEATURE);
    }
}
