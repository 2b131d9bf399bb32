// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.program.Executor;
import io.featureparity.features.program.PlacedProgram;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import java.util.Arrays;
import java.util.List;

/** A calculation as a program of its own, with a state that has neighbours. It takes any values, not only those of good bars. */
public final class OneCalculation {

    private static final long DAY = 86_400_000;

    /** What the places beside the program's own hold. */
    private static final double NEIGHBOUR = 7;

    private final int before;
    private final int valueAt;
    private final int after;
    private final StateShape shape;
    private final Executor executor;
    private final int sessionDayAt;
    private final double[] bar = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};

    /**
     * Makes the program.
     *
     * @param calculation the calculation; if it reads one column, this is the close
     * @param undefined its value where it has none
     * @param compiled whether it is compiled; if not, the interpreter runs it
     */
    public OneCalculation(Calculation.Market calculation, double undefined, boolean compiled) {
        NamedCalculation named = new NamedCalculation("alone", calculation, List.of("close"), undefined);
        StateLayout layout = new StateLayout();
        before = layout.number(NEIGHBOUR);
        valueAt = layout.number(Double.NaN);
        PlacedProgram program = Expansion.program(List.of(named), List.of()).place(layout, valueAt);
        after = layout.number(NEIGHBOUR);
        shape = layout.shape();
        executor = compiled ? program.executor(shape.length()) : program.interpreter(shape.length());
        sessionDayAt = executor.sessionDayAt();
    }

    /** {@return what the state looks like} */
    public StateShape shape() {
        return shape;
    }

    /** {@return room that the program needs} */
    public double[] scratch() {
        return new double[executor.scratchLength()];
    }

    /**
     * Takes the next bar.
     *
     * @param state the state
     * @param scratch room
     * @param time the bar's time; session days are those of UTC
     * @param high the high
     * @param low the low
     * @param close the close
     * @return the result
     */
    public double update(double[] state, double[] scratch, long time, double high, double low, double close) {
        if (sessionDayAt >= 0) {
            scratch[sessionDayAt] = Math.floorDiv(time, DAY);
        }
        bar[BarLayout.HIGH] = high;
        bar[BarLayout.LOW] = low;
        bar[BarLayout.CLOSE] = close;
        executor.update(state, scratch, time, Double.NaN, bar);
        return state[valueAt];
    }

    /**
     * Gives a part of the state that is the program's own.
     *
     * @param state the state
     * @return its first doubles, without those of rings
     */
    public double[] own(double[] state) {
        return Arrays.copyOfRange(state, valueAt + 1, after);
    }

    /**
     * Holds the neighbours to what they were.
     *
     * @param state the state
     */
    public void requireNeighbours(double[] state) {
        if (state[before] != NEIGHBOUR || state[after] != NEIGHBOUR) {
            throw new AssertionError("the calculation has written into a place that is not its own");
        }
    }
}
