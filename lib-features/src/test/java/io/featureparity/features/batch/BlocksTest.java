// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.raw.BarBlock;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Clause C13: blocks of bars are bars one after the other, in values, in state, in counts and in what is refused. */
class BlocksTest {

    private final FeatureContract contract = TestContracts.everyCalculation();
    private final RawFeatures features = RawFeatures.of(contract);
    private final BarBlock block = RawEngine.of(features).newBlock();
    private final BarBuffer bar = BarBuffer.of(contract.macroColumns());

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void C13_blocksAreSingleBarsWhateverIsInThem(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int length, @ForAll BadPrices badBars) {
        SplittableRandom random = new SplittableRandom(seed);
        BarColumns good = Markets.of(contract, seed, length);
        int badEvery = 1 + random.nextInt(400);
        RawEngine single = RawEngine.of(features, badBars);
        RawEngine together = RawEngine.of(features, badBars);
        for (int from = 0; from < length; ) {
            int count = Math.min(length - from, 1 + random.nextInt(block.room()));
            good.read(from, count, block);
            for (int row = 0; row < count; row++) {
                if (random.nextInt(badEvery) == 0) {
                    spoil(random, row);
                }
            }
            double[][] values = new double[count][features.size()];
            String expected = null;
            for (int row = 0; row < count && expected == null; row++) {
                fill(row);
                expected = refusal(() -> single.update(bar));
                single.values(values[row]);
            }
            String found = refusal(() -> together.update(block, count));
            assertThat(found).isEqualTo(expected);
            assertThat(Markets.bits(together.state())).isEqualTo(Markets.bits(single.state()));
            assertThat(together.counts()).isEqualTo(single.counts());
            if (expected != null) {
                return;
            }
            for (int row = 0; row < count; row++) {
                double[] ofBlock = new double[features.size()];
                for (int feature = 0; feature < ofBlock.length; feature++) {
                    ofBlock[feature] = block.value(feature)[row];
                }
                assertThat(Markets.bits(ofBlock)).isEqualTo(Markets.bits(values[row]));
            }
            from += count;
        }
    }

    private void fill(int row) {
        bar.set(
                block.time()[row],
                block.column(BarLayout.OPEN)[row],
                block.column(BarLayout.HIGH)[row],
                block.column(BarLayout.LOW)[row],
                block.column(BarLayout.CLOSE)[row],
                block.volume()[row]);
        for (int i = 0; i < bar.macroCount(); i++) {
            bar.setMacro(i, block.column(BarLayout.PRICES + i)[row]);
        }
    }

    /** Makes something of a bar bad, strange or absent. */
    private void spoil(SplittableRandom random, int row) {
        double[] bad = {0, -1, -0.0, Double.NaN, 1 / 0.0, -1 / 0.0, Double.MIN_VALUE, Double.MAX_VALUE};
        double value = bad[random.nextInt(bad.length)];
        switch (random.nextInt(8)) {
            case 0 -> block.column(BarLayout.PRICES + random.nextInt(bar.macroCount()))[row] = value;
            case 1 -> block.column(BarLayout.HIGH)[row] = block.column(BarLayout.LOW)[row] / 2;
            case 2 -> block.column(BarLayout.CLOSE)[row] = block.column(BarLayout.HIGH)[row] * 2;
            case 3 -> block.column(BarLayout.OPEN)[row] = block.column(BarLayout.LOW)[row] / 2;
            case 4 ->
                Arrays.stream(new int[] {BarLayout.OPEN, BarLayout.HIGH, BarLayout.LOW, BarLayout.CLOSE})
                        .forEach(place -> block.column(place)[row] = Double.NaN);
            case 5 -> block.time()[row] -= random.nextInt(20) == 0 ? 86_400_000L : 0;
            default -> block.column(random.nextInt(BarLayout.PRICES))[row] = value;
        }
    }

    private static @Nullable String refusal(Runnable call) {
        try {
            call.run();
            return null;
        } catch (InputException refused) {
            return refused.getMessage();
        }
    }
}
