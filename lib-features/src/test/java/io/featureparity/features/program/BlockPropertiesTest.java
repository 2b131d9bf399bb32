// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random formulas over random markets, in blocks of any length. */
class BlockPropertiesTest {

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void blocksGiveTheValuesAndTheStateOfSingleBars(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestProgram program = ProgramPropertiesTest.program(random);
        TestMarket market = TestMarket.random(random, 60 + random.nextInt(400));
        assertBlocksGiveSingleBars(program, market, random);
    }

    /** Means of one loop keep their state in variables; a row that one of them cannot take so goes another way, for all. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void meansGoOnBehindARowThatOneOfThemMisses(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestProgram program = TestProgram.of(
                "ewm_mean(close, alpha=1/9, adjust=False)",
                "ewm_mean(high, com=1, adjust=False, ignore_na=True)",
                "ewm_mean(ewm_mean(low, span=5, adjust=False), span=3, adjust=False, min_periods=7)");
        TestMarket market = TestMarket.random(random, 300);
        double[] rare = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE, 0};
        for (double[] bar : market.bars()) {
            for (int place = 0; place < bar.length; place++) {
                bar[place] = random.nextInt(40) == 0 ? rare[random.nextInt(rare.length)] : 1 + random.nextInt(9) * 0.1;
            }
        }
        assertBlocksGiveSingleBars(program, market, random);
    }

    static void assertBlocksGiveSingleBars(TestProgram program, TestMarket market, SplittableRandom random) {
        Executor single = program.interpreter();
        BlockProgram compiled = program.placed.blocks(program.shape.length());
        BlockProgram interpreted = program.placed.interpretedBlocks(program.shape.length());
        double[] expected = program.shape.fresh();
        double[] ofCompiled = program.shape.fresh();
        double[] ofInterpreter = program.shape.fresh();
        Block block = compiled.block(TestMarket.COLUMNS.size());
        Block other = interpreted.block(TestMarket.COLUMNS.size());
        int most = 1 + random.nextInt(block.room());
        for (int from = 0; from < market.size(); ) {
            int count = Math.min(market.size() - from, 1 + random.nextInt(most));
            fill(block, market, from, count);
            fill(other, market, from, count);
            compiled.update(ofCompiled, block, count);
            interpreted.update(ofInterpreter, other, count);
            for (int row = 0; row < count; row++) {
                program.update(single, expected, market, from + row);
                for (int output = 0; output < program.size; output++) {
                    assertSameValue(program, output, block.output(output)[row], expected[output]);
                    assertSameValue(program, output, other.output(output)[row], expected[output]);
                }
            }
            from += count;
            assertSameState(program, ofCompiled, expected);
            assertSameState(program, ofInterpreter, expected);
        }
    }

    private static void assertSameValue(TestProgram program, int output, double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual))
                .as(() -> "%s: %s, not %s"
                        .formatted(program.program.nodes().get(program.program.output(output)), actual, expected))
                .isEqualTo(Double.doubleToLongBits(expected));
    }

    /** Names the first place that differs: whole states would fill pages. */
    private static void assertSameState(TestProgram program, double[] actual, double[] expected) {
        int at = Arrays.mismatch(ProgramPropertiesTest.canonical(actual), ProgramPropertiesTest.canonical(expected));
        assertThat(at)
                .as(() -> "place of %d: %s, not %s in %s"
                        .formatted(expected.length, actual[at], expected[at], holder(program, at)))
                .isNegative();
    }

    /** The node whose state a place belongs to. */
    private static String holder(TestProgram program, int place) {
        Places places = program.placed.places();
        List<Node> nodes = program.program.nodes();
        int holder = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (places.at(i) <= place && places.at(i) > places.at(holder)) {
                holder = i;
            }
        }
        return nodes.get(holder) + ", its place " + (place - places.at(holder));
    }

    private static void fill(Block block, TestMarket market, int from, int count) {
        for (int row = 0; row < count; row++) {
            block.time()[row] = market.times().get(from + row);
            block.volume()[row] = market.volume()[from + row];
            double[] bar = market.bars().get(from + row);
            for (int place = 0; place < bar.length; place++) {
                block.bar(place)[row] = bar[place];
            }
        }
    }
}
