// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.features.program.Executor;
import io.featureparity.features.program.PlacedProgram;
import io.featureparity.features.program.Program;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Computes many formulas over a stretch of bars in one pass: one program, in which equal parts are computed once. */
final class Evaluation {

    /** Below so many bars it takes longer to compile a program than to interpret it. */
    private static final int WORTH_COMPILING = 20_000;

    private static final Set<String> NOT_IN_BARS =
            Set.of(FormulaNames.VOLUME, FormulaNames.MINUTE_OF_DAY, FormulaNames.DAY_OF_WEEK, FormulaNames.DAY);

    private final Market market;
    private final List<double[]> columns = new ArrayList<>();
    private final StateShape shape;
    private final Executor executor;
    private final double[] scratch;
    private final double[] bar;
    private final int valuesAt;
    private final int outputs;
    private final double[] volume;

    Evaluation(Market market, List<Expression> expressions, int rows) {
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
        valuesAt = layout.numbers(Double.NaN, outputs);
        int[] places = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            places[i] = valuesAt + i;
        }
        PlacedProgram placed = Program.of(wanted).place(layout, places);
        shape = layout.shape();
        executor = rows < WORTH_COMPILING ? placed.interpreter(shape.length()) : placed.executor(shape.length());
        scratch = new double[executor.scratchLength()];
        bar = new double[names.size()];
    }

    /** The values of each formula over some bars, the first of which begins a history. */
    double[][] over(int from, int to) {
        double[][] out = new double[outputs][to - from];
        double[] state = shape.fresh();
        for (int row = from; row < to; row++) {
            take(state, row);
            for (int i = 0; i < outputs; i++) {
                out[i][row - from] = state[valuesAt + i];
            }
        }
        return out;
    }

    /** The value of the only formula at a bar, of a history that begins at another one. */
    double at(int from, int row) {
        double[] state = shape.fresh();
        for (int i = from; i <= row; i++) {
            take(state, i);
        }
        return state[valuesAt];
    }

    private void take(double[] state, int row) {
        for (int i = 0; i < bar.length; i++) {
            bar[i] = columns.get(i)[row];
        }
        if (executor.sessionDayAt() >= 0) {
            scratch[executor.sessionDayAt()] = market.day(row);
        }
        executor.update(state, scratch, market.time(row), volume[row], bar);
    }

    /** The values of formulas over some bars. */
    static double[][] of(Market market, List<Expression> expressions, int from, int to) {
        return new Evaluation(market, expressions, to - from).over(from, to);
    }

    /** The values of one formula over all bars. */
    static double[] of(Market market, Expression expression) {
        return of(market, List.of(expression), 0, market.size())[0];
    }
}
