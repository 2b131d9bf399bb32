// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.features.program.Block;
import io.featureparity.features.program.BlockProgram;
import io.featureparity.features.program.PlacedProgram;
import io.featureparity.features.program.Program;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Computes many formulas over a stretch of bars in one pass: one program, in which equal parts are computed once. */
public final class Evaluation {

    /** Below so many bars it takes longer to compile a program than to interpret it. */
    private static final int WORTH_COMPILING = 20_000;

    private static final Set<String> NOT_IN_BARS =
            Set.of(FormulaNames.VOLUME, FormulaNames.MINUTE_OF_DAY, FormulaNames.DAY_OF_WEEK, FormulaNames.DAY);

    private final MarketColumns market;
    private final List<double[]> columns = new ArrayList<>();
    private final StateShape shape;
    private final BlockProgram program;
    private final Block block;
    private final int outputs;
    private final double[] volume;

    /** Makes the evaluation. If it computes many rows at a time, the program is worth compiling. */
    public Evaluation(MarketColumns market, List<Expression> expressions, int rows) {
        this.market = market;
        this.volume = market.column(FormulaNames.VOLUME);
        Set<String> names = new LinkedHashSet<>();
        List<Program.Output> wanted = new ArrayList<>();
        for (Expression expression : expressions) {
            names.addAll(expression.columns());
        }
        names.removeAll(NOT_IN_BARS);
        List<String> bars = List.copyOf(names);
        for (Expression expression : expressions) {
            Expression used = expression.used();
            wanted.add(new Program.Output("", used.root(), used.definitions(), Double.NaN, bars, used.days()));
        }
        names.forEach(name -> columns.add(market.column(name)));
        outputs = wanted.size();
        StateLayout layout = new StateLayout();
        int valuesAt = layout.numbers(Double.NaN, outputs);
        int[] places = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            places[i] = valuesAt + i;
        }
        PlacedProgram placed = Program.of(wanted).place(layout, places);
        shape = layout.shape();
        program = rows < WORTH_COMPILING ? placed.interpretedBlocks(shape.length()) : placed.blocks(shape.length());
        block = program.block(columns.size());
    }

    /** The values of each formula over some bars, the first of which begins a history. */
    double[][] over(int from, int to) {
        double[][] out = new double[outputs][to - from];
        double[] state = shape.fresh();
        for (int row = from; row < to; row += block.room()) {
            int count = take(state, row, to);
            for (int i = 0; i < outputs; i++) {
                System.arraycopy(block.output(i), 0, out[i], row - from, count);
            }
        }
        return out;
    }

    /** The value of each formula at a bar, of a history that begins at another one. */
    public double[] at(int from, int last) {
        double[] at = new double[outputs];
        double[] state = shape.fresh();
        int count = 0;
        for (int row = from; row <= last; row += count) {
            count = take(state, row, last + 1);
        }
        for (int i = 0; i < outputs; i++) {
            at[i] = block.output(i)[count - 1];
        }
        return at;
    }

    /** Takes in as many bars as there are or as have room. */
    private int take(double[] state, int from, int to) {
        int count = Math.min(block.room(), to - from);
        for (int row = 0; row < count; row++) {
            block.time()[row] = market.time(from + row);
        }
        for (int row = 0; row < block.sessionDay().length && row < count; row++) {
            block.sessionDay()[row] = market.day(from + row);
        }
        System.arraycopy(volume, from, block.volume(), 0, count);
        for (int i = 0; i < columns.size(); i++) {
            System.arraycopy(columns.get(i), from, block.bar(i), 0, count);
        }
        program.update(state, block, count);
        return count;
    }

    /** The values of formulas over some bars. */
    public static double[][] of(MarketColumns market, List<Expression> expressions, int from, int to) {
        return new Evaluation(market, expressions, to - from).over(from, to);
    }

    /** The values of one formula over all bars. */
    public static double[] of(MarketColumns market, Expression expression) {
        return of(market, List.of(expression), 0, market.size())[0];
    }
}
