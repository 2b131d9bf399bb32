// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
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

    /**
     * Whole blocks without an absent value go a shorter way. Here few values are not as usual, most of them at the border of a
     * block: absent, or so that a step overflows, or divides zero by zero.
     */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aBlockThatIsNearlyAsUsualGivesSingleBars(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestProgram program = TestProgram.of(
                "fillna(100 - 100 / (1 + ewm_mean(where(diff(close) > 0, diff(close), 0), alpha=1/9, adjust=False) / "
                        + "where(ewm_mean(where(diff(close) < 0, -diff(close), 0), alpha=1/9, adjust=False) == 0, nan, "
                        + "ewm_mean(where(diff(close) < 0, -diff(close), 0), alpha=1/9, adjust=False))), 50)",
                "ewm_mean(nanmax(high - low, abs(high - shift(close)), abs(low - shift(close))), span=3, adjust=False) / close",
                "ewm_mean(where(isna(diff(high)) | isna(diff(low)), nan, "
                        + "where((diff(high) > -diff(low)) & (diff(high) > 0), diff(high), 0)), span=4, adjust=False)",
                "ewm_mean(where(~isna(vix) & (vix < shift(shift(vix))), nanmin(vix, 2), 0 * vix), com=1, adjust=False)",
                "ewm_mean(fillna(where(isna(brent), vix, brent), 7), span=5, adjust=False, ignore_na=True)",
                "ewm_mean(where(isna(open) | (open > shift(open)), 1, 0.5), span=7, adjust=False)",
                "clip(fillna(diff(dxy) / shift(dxy), 0), -0.5, 0.5)",
                "clip(dxy, 0, 1e9)",
                "clip(diff(dxy), -1, 0)",
                "1 / where(dxy == 0, nan, dxy)",
                "where(0 == embi, nan, embi) + where(diff(embi) == 0, nan, diff(embi))",
                "rolling_mean(vix, 5) + rolling_std(usdmxn, 4)");
        int room = program.placed
                .blocks(program.shape.length())
                .block(TestMarket.COLUMNS.size())
                .room();
        TestMarket market = TestMarket.random(random, 3 * room + random.nextInt(room));
        double[] rare = {Double.NaN, 1 / 0.0, -1 / 0.0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0};
        for (int row = 0; row < market.size(); row++) {
            double[] bar = market.bars().get(row);
            for (int place = 0; place < bar.length; place++) {
                bar[place] = 4 + random.nextInt(64) * 0.25;
                int fromBorder = Math.min(row % room, room - 1 - row % room);
                if (random.nextInt(fromBorder < 2 ? 12 : 1_500) == 0) {
                    bar[place] = rare[random.nextInt(rare.length)];
                }
            }
        }
        assertBlocksGiveSingleBars(program, market, () -> room);
        assertBlocksGiveSingleBars(program, market, random);
    }

    static void assertBlocksGiveSingleBars(TestProgram program, TestMarket market, SplittableRandom random) {
        int most = 1 + random.nextInt(Block.MOST_ROWS);
        assertBlocksGiveSingleBars(program, market, () -> 1 + random.nextInt(most));
    }

    private static void assertBlocksGiveSingleBars(TestProgram program, TestMarket market, IntSupplier lengths) {
        Executor single = program.interpreter();
        BlockProgram compiled = program.placed.blocks(program.shape.length());
        BlockProgram interpreted = program.placed.interpretedBlocks(program.shape.length());
        double[] expected = program.shape.fresh();
        double[] ofCompiled = program.shape.fresh();
        double[] ofInterpreter = program.shape.fresh();
        Block block = compiled.block(TestMarket.COLUMNS.size());
        Block other = interpreted.block(TestMarket.COLUMNS.size());
        for (int from = 0; from < market.size(); ) {
            int count = Math.min(block.room(), Math.min(market.size() - from, lengths.getAsInt()));
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
