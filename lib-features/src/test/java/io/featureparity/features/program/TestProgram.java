// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts, read and made a program with a state. */
final class TestProgram {

    final Formulas formulas;
    final Program program;
    final PlacedProgram placed;
    final StateShape shape;
    final int size;

    TestProgram(Map<String, String> define, List<String> texts) {
        Map<String, String> features = new LinkedHashMap<>();
        texts.forEach(text -> features.put("f" + features.size(), text));
        Formulas.Reading reading = Formulas.read(TestMarket.MACRO, define, features);
        if (reading.formulas() == null) {
            throw new IllegalArgumentException(reading.faults().toString());
        }
        formulas = reading.formulas();
        List<Program.Output> outputs = new ArrayList<>();
        formulas.features()
                .forEach((name, root) -> outputs.add(new Program.Output(
                        name, root, formulas.definitions(), Double.NaN, TestMarket.COLUMNS, Program.Days.OF_UTC)));
        program = Program.of(outputs);
        StateLayout layout = new StateLayout();
        size = outputs.size();
        int[] valuesAt = new int[size];
        for (int i = 0; i < size; i++) {
            valuesAt[i] = layout.number(Double.NaN);
        }
        placed = program.place(layout, valuesAt);
        shape = layout.shape();
    }

    static TestProgram of(String... texts) {
        return new TestProgram(Map.of(), List.of(texts));
    }

    Executor interpreter() {
        return placed.interpreter(shape.length());
    }

    Executor compiled() {
        try {
            return Compiler.compile(placed, shape.length());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of all bars: a row for each bar. */
    double[][] run(Executor executor, TestMarket market) {
        double[] state = shape.fresh();
        double[][] values = new double[market.size()][size];
        for (int i = 0; i < values.length; i++) {
            update(executor, state, market, i);
            System.arraycopy(state, 0, values[i], 0, size);
        }
        return values;
    }

    void update(Executor executor, double[] state, TestMarket market, int bar) {
        double[] scratch = new double[executor.scratchLength()];
        executor.update(
                state,
                scratch,
                market.times().get(bar),
                market.volume()[bar],
                market.bars().get(bar));
    }
}
