// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.series;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.raw.OneCalculation;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.calculator.Subject;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/** Runs a calculation alone, on a state of its own. */
public final class Alone {

    private static final long FIVE_MINUTES = 300_000;

    private Alone() {}

    /**
     * Makes a calculation of values, run by the interpreter.
     *
     * @param calculation the calculation
     * @param undefined what an undefined result reads as
     * @return the calculation, before the first value
     */
    public static DoubleUnaryOperator values(Calculation.Market calculation, double undefined) {
        Run.OfBars bars = bars(calculation, undefined);
        return value -> bars.update(value, value, value);
    }

    /**
     * Makes a formula of closes, run by the interpreter.
     *
     * @param text the formula
     * @return the formula, before the first value
     */
    public static DoubleUnaryOperator values(String text) {
        return values(formula(text), Double.NaN);
    }

    /**
     * Makes a calculation of bars, run by the interpreter.
     *
     * @param calculation the calculation
     * @param undefined what an undefined result reads as
     * @return the calculation, before the first bar
     */
    public static Run.OfBars bars(Calculation.Market calculation, double undefined) {
        OneCalculation one = new OneCalculation(calculation, undefined, false);
        double[] state = one.shape().fresh();
        double[] scratch = one.scratch();
        return (high, low, close) -> one.update(state, scratch, 0, high, low, close);
    }

    /**
     * Makes a formula of bars, run by the interpreter.
     *
     * @param text the formula
     * @return the formula, before the first bar
     */
    public static Run.OfBars bars(String text) {
        return bars(formula(text), Double.NaN);
    }

    /**
     * Reads a formula.
     *
     * @param text the formula
     * @return the formula
     */
    public static Formula formula(String text) {
        return Formula.of(text, List.of());
    }

    /**
     * Reads a formula with definitions.
     *
     * @param define the definitions
     * @param text the formula
     * @return the formula
     */
    public static Formula formula(Map<String, String> define, String text) {
        Formulas formulas = Objects.requireNonNull(
                Formulas.read(List.of(), define, Map.of("f", text)).formulas(), text);
        return Formula.of(formulas, "f");
    }

    /**
     * Names a calculation, compiled, to be held to the rules of all.
     *
     * @param calculation the calculation
     * @param undefined what an undefined result reads as
     * @return the kind
     */
    public static Kind kind(Calculation.Market calculation, double undefined) {
        return kind(calculation, undefined, row -> row * FIVE_MINUTES);
    }

    /**
     * Names a formula, compiled, to be held to the rules of all.
     *
     * @param text the formula
     * @param undefined what an undefined result reads as
     * @return the kind
     */
    public static Kind kind(String text, double undefined) {
        return kind(formula(text), undefined);
    }

    /**
     * Names a calculation that asks for the time, compiled, to be held to the rules of all.
     *
     * @param calculation the calculation
     * @param undefined what an undefined result reads as
     * @param timeOfRow when each row is
     * @return the kind
     */
    public static Kind kind(Calculation.Market calculation, double undefined, IntToLongFunction timeOfRow) {
        OneCalculation one = new OneCalculation(calculation, undefined, true);
        return new Kind("" + calculation, () -> new Subjected(one, one.scratch(), undefined, timeOfRow));
    }

    /**
     * Names a calculation that averages, for each way of averaging and each first change.
     *
     * @param kinds names its kinds for one of each
     * @return all of them
     */
    public static List<Kind> kindsOfAverage(BiFunction<Smoothing, FirstChange, Stream<Kind>> kinds) {
        return Arrays.stream(Smoothing.values())
                .flatMap(smoothing ->
                        Arrays.stream(FirstChange.values()).flatMap(first -> kinds.apply(smoothing, first)))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // room, which nobody compares
    private record Subjected(OneCalculation one, double[] scratch, double undefined, IntToLongFunction timeOfRow)
            implements Subject {

        @Override
        public double[] fresh() {
            return one.shape().fresh();
        }

        @Override
        public double update(double[] state, Bars bars, int row) {
            long time = timeOfRow.applyAsLong(row);
            return one.update(state, scratch, time, bars.high()[row], bars.low()[row], bars.close()[row]);
        }

        @Override
        public void requirePossible(double[] state) {
            one.shape().requirePossible(state);
            one.requireNeighbours(state);
        }

        @Override
        public int backupLength() {
            return one.shape().backupLength();
        }

        @Override
        public void save(double[] state, double[] backup, int at) {
            one.shape().save(state, backup, at);
        }

        @Override
        public void restore(double[] backup, int at, double[] state) {
            one.shape().restore(backup, at, state);
        }
    }
}
