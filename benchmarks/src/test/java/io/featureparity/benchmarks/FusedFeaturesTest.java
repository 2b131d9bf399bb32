// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import static org.assertj.core.api.Assertions.fail;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.market.Markets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The fused form is a measure of the engine only as long as it computes the same, to the bit. */
class FusedFeaturesTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    @Property(tries = 300)
    void fusedFormHasTheBitsOfTheEngineOverWildMarkets(@ForAll long seed) {
        assertSameBits(wild(seed, 1_000), seed % 3 * 0.75);
    }

    @Test
    void fusedFormHasTheBitsOfTheEngineOverTheMarketThatIsMeasured() {
        assertSameBits(SessionMarket.bars(FusedBenchmark.SEED, 100_000), 0.5);
    }

    /** A market that no session has, one row after the other. */
    private static Bars wild(long seed, int length) {
        MarketColumns market = Markets.atAnyTime(seed, length, FusedFeatures.MACRO_COUNT);
        List<double[]> columns = new ArrayList<>(List.of(market.open(), market.high(), market.low(), market.close()));
        columns.addAll(List.of(market.macro()));
        double[] rows = IntStream.range(0, length)
                .boxed()
                .flatMapToDouble(row -> columns.stream().mapToDouble(column -> column[row]))
                .toArray();
        return new Bars(market.time(), rows);
    }

    private static void assertSameBits(Bars bars, double position) {
        NormStats stats = Statistics.like(CONTRACT);
        FeatureEngine engine = FeatureEngine.of(Model.of(CONTRACT, stats));
        FusedFeatures fused = new FusedFeatures(CONTRACT, stats);
        double[] macro = new double[FusedFeatures.MACRO_COUNT];
        double[] engineRaw = new double[FusedFeatures.RAW_COUNT];
        float[] engineOut = new float[FusedFeatures.SIZE];
        float[] fusedOut = new float[FusedFeatures.SIZE];
        for (int row = 0; row < bars.length(); row++) {
            long time = bars.time(row);
            bars.macro(row, macro);
            engine.update(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
            fused.update(time, bars.high(row), bars.low(row), bars.close(row), macro, position, fusedOut);
            engine.raw(engineRaw);
            assertSameDoubles(engineRaw, fused.raw(), row);
            if (row >= CONTRACT.warmUpBars()) {
                engine.observe(position, time, engineOut);
                assertSameFloats(engineOut, fusedOut, row);
            }
        }
    }

    private static void assertSameDoubles(double[] expected, double[] actual, int row) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToRawLongBits(actual[i]) != Double.doubleToRawLongBits(expected[i])) {
                fail("raw feature %d at bar %d: %s in place of %s", i, row, actual[i], expected[i]);
            }
        }
    }

    private static void assertSameFloats(float[] expected, float[] actual, int row) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToRawIntBits(actual[i]) != Float.floatToRawIntBits(expected[i])) {
                fail("value %d at bar %d: %s in place of %s", i, row, actual[i], expected[i]);
            }
        }
    }
}
