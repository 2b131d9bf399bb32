// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WarmupTest {

    private final FeatureContract contract = TestContracts.usdcop();

    private List<Warmup.Memory> measure(BarColumns bars, int... starts) {
        return Warmup.measure(TestContracts.trained(contract), bars, starts);
    }

    /** Finds the same numbers bar by bar with two engines, without the class under test. */
    @Test
    void D5_measuredIsWhatTwoEnginesSideBySideShow() {
        BarColumns bars = Markets.of(contract, 5, 900);
        int start = 70;
        FeatureEngine earlier = FeatureEngine.of(TestContracts.trained(contract));
        FeatureEngine later = earlier.copy();
        int[] lastDifference = new int[13];
        for (int row = 0; row < bars.size(); row++) {
            earlier.update(Markets.bar(bars, row));
            if (row >= start) {
                later.update(Markets.bar(bars, row));
                for (int feature = 0; feature < 13; feature++) {
                    if (earlier.normalized()[feature] != later.normalized()[feature]) {
                        lastDifference[feature] = row - start + 1;
                    }
                }
            }
        }
        List<Warmup.Memory> memories = measure(bars, start);
        for (int feature = 0; feature < 13; feature++) {
            OptionalInt expected = lastDifference[feature] == bars.size() - start
                    ? OptionalInt.empty()
                    : OptionalInt.of(lastDifference[feature]);
            assertThat(memories.get(feature).measured()).isEqualTo(expected);
        }
    }

    @Test
    void D5_theWorstOfAllStartsCounts() {
        BarColumns bars = Markets.of(contract, 9, 900);
        List<Warmup.Memory> both = measure(bars, 100, 300);
        List<Warmup.Memory> first = measure(bars, 100);
        List<Warmup.Memory> second = measure(bars, 300);
        for (int feature = 0; feature < 13; feature++) {
            int a = first.get(feature).measured().orElse(Integer.MAX_VALUE);
            int b = second.get(feature).measured().orElse(Integer.MAX_VALUE);
            assertThat(both.get(feature).measured().orElse(Integer.MAX_VALUE)).isEqualTo(Math.max(a, b));
        }
    }

    @Test
    void D5_aFeatureThatHasNotForgottenByTheEndSaysSo() {
        int length = 60;
        long[] time = new long[length];
        double[] price = new double[length];
        for (int i = 0; i < length; i++) {
            time[i] = i;
            price[i] = 4000 + i;
        }
        BarColumns rising = BarColumns.withoutMacro(contract, time, price, price, price, price);
        List<Warmup.Memory> memories = measure(rising, 20);
        assertThat(memories.get(contract.indexOf("log_ret_1h")).measured()).hasValue(12);
        assertThat(memories.get(contract.indexOf("log_ret_4h")).measured()).isEmpty();
        assertThat(Warmup.table(memories)).contains("| `log_ret_4h` | not within the bars | 48 |\n");
    }

    @Test
    void D5_theBoundIsThatOfTheClause() {
        assertThat(measure(Markets.of(contract, 3, 60), 50).stream().map(m -> m.feature() + " " + m.bound()))
                .containsExactly(
                        "log_ret_5m 1",
                        "log_ret_1h 12",
                        "log_ret_4h 48",
                        "rsi_9 156",
                        "atr_pct 174",
                        "adx_14 327",
                        "dxy_z 60",
                        "dxy_change_1d 1",
                        "vix_z 60",
                        "embi_z 60",
                        "brent_change_1d 1",
                        "rate_spread 0",
                        "usdmxn_change_1d 1");
    }

    /** Whole prices, so that every sum is exact and nothing but the history's begin can make a difference. */
    @Test
    void D5_plainMeansAndADailyChangeForgetWhenTheBoundSays() {
        FeatureContract every = TestContracts.everyCalculation();
        BarColumns bars = wholePrices(every, 180);
        NormStats stats = TestContracts.sameForAll(every, 0, 100); // so that nothing is clipped
        List<Warmup.Memory> memories = Warmup.measure(Model.of(every, stats), bars, 70);
        assertThat(memories)
                .filteredOn(memory -> memory.feature().endsWith("_mean"))
                .hasSize(3)
                .allSatisfy(memory -> assertThat(memory.measured()).hasValue(memory.bound()));
        Warmup.Memory daily = memories.get(every.indexOf("usdmxn_change_day"));
        assertThat(daily.measured()).as("the rest of the second day").hasValue(50);
        assertThat(daily.bound()).isEqualTo(2 * 288);
    }

    private static BarColumns wholePrices(FeatureContract contract, int length) {
        SplittableRandom random = new SplittableRandom(6);
        long[] time = new long[length];
        double[][] prices = new double[4][length];
        for (int i = 0; i < length; i++) {
            time[i] = (1440L * (i / 60) + 5L * (i % 60)) * 60_000;
            prices[3][i] = 1000 + random.nextInt(64);
            prices[0][i] = prices[3][i];
            prices[1][i] = prices[3][i] + random.nextInt(1, 64);
            prices[2][i] = prices[3][i] - random.nextInt(1, 64);
        }
        double[] macro = random.doubles(length, 16, 18).toArray();
        Map<String, double[]> columns = new HashMap<>();
        contract.macroColumns().forEach(column -> columns.put(column, macro));
        return BarColumns.of(contract, time, prices[0], prices[1], prices[2], prices[3], columns);
    }

    @Test
    void startsThatAreNoRowsAreRefused() {
        BarColumns bars = Markets.of(contract, 3, 60);
        for (ThrowingCallable call : new ThrowingCallable[] {() -> measure(bars, 0), () -> measure(bars, 60)}) {
            assertThat(refusal(InputException.class, call).code()).isEqualTo(ErrorCode.VALUE_NOT_ALLOWED);
        }
        assertThat(refusal(InputException.class, () -> measure(bars)).code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(refusal(
                                InputException.class,
                                () -> Warmup.measure(TestContracts.trained(contract), bars.rows(0, 31)))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
    }

    @Test
    void D5_withoutStartsThereAreSixteenOverTheFirstHalf() {
        FeatureContract contract = TestContracts.usdcop();
        NormStats stats = TestContracts.trainingStats();
        BarColumns bars = Markets.of(contract, 7, 325);
        int[] starts = new int[16];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (i + 1) * 10;
        }
        assertThat(Warmup.measure(Model.of(contract, stats), bars))
                .isEqualTo(Warmup.measure(Model.of(contract, stats), bars, starts))
                .hasSize(13);
        assertThat(Warmup.measure(Model.of(contract, stats), bars.rows(0, 32))).hasSize(13);
        assertThat(refusal(InputException.class, () -> Warmup.measure(Model.of(contract, stats), bars.rows(0, 31))))
                .hasMessageContaining("at least 32 bars");
        assertThat(refusal(InputException.class, () -> Warmup.measure(Model.of(contract, stats), bars, 325)))
                .hasMessageContaining("from 1 to 324");
        assertThat(Warmup.measure(Model.of(contract, stats), bars, 1)).hasSize(13);
    }
}
