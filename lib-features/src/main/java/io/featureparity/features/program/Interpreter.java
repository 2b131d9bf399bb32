// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Choice;
import java.util.stream.IntStream;

/** The reference among executors: does what each node says, one after the other. */
final class Interpreter implements Executor {

    private final Step[] steps;
    private final int[] outputs;
    private final int[] valuesAt;
    private final int sessionDayAt;

    Interpreter(PlacedProgram placed, int stateLength) {
        steps = Step.of(
                placed, IntStream.range(0, placed.program().size()).boxed().toList(), stateLength);
        sessionDayAt = placed.program().sessionDay();
        outputs = new int[placed.program().outputCount()];
        valuesAt = new int[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = placed.program().output(i);
            valuesAt[i] = placed.valueAt(i);
        }
    }

    @Override
    public void update(double[] state, double[] scratch, long time, double volume, double[] bar) {
        for (Step step : steps) {
            scratch[step.index()] = step.evaluate(state, scratch, time, volume, bar);
        }
        for (int i = 0; i < outputs.length; i++) {
            state[valuesAt[i]] = Choice.oneNaN(scratch[outputs[i]]);
        }
    }

    @Override
    public int scratchLength() {
        return steps.length;
    }

    @Override
    public int sessionDayAt() {
        return sessionDayAt;
    }

    @Override
    public String name() {
        return "interpreter";
    }
}
