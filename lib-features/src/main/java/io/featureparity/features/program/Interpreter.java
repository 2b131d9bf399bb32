// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Choice;
import java.util.List;

/** The reference among executors: does what each node says, one after the other. */
final class Interpreter implements Executor {

    private final Step[] steps;
    private final int[] outputs;
    private final int[] valuesAt;
    private final int sessionDayAt;

    Interpreter(PlacedProgram placed, int stateLength) {
        List<Node> nodes = placed.program().nodes();
        Places places = placed.places();
        steps = new Step[nodes.size()];
        for (int i = 0; i < steps.length; i++) {
            Node node = nodes.get(i);
            int first = node.inputs().isEmpty() ? i : node.input(0);
            steps[i] = Step.of(
                    node,
                    i,
                    places.at(i),
                    places.ring(i, stateLength),
                    places.at(first),
                    places.ring(first, stateLength));
        }
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
