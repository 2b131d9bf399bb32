// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Arithmetic;
import io.featureparity.features.primitive.Choice;
import io.featureparity.features.primitive.Clock;
import io.featureparity.features.primitive.Comparison;
import io.featureparity.features.primitive.Cumulation;
import io.featureparity.features.primitive.EwmMean;
import io.featureparity.features.primitive.EwmMoments;
import io.featureparity.features.primitive.Extremes;
import io.featureparity.features.primitive.Lag;
import io.featureparity.features.primitive.LastPresent;
import io.featureparity.features.primitive.OfTheDay;
import io.featureparity.features.primitive.WindowCount;
import io.featureparity.features.primitive.WindowExtremes;
import io.featureparity.features.primitive.WindowMedian;
import io.featureparity.features.primitive.WindowMoments;
import io.featureparity.features.primitive.WindowSums;
import java.util.List;

/**
 * A node as the interpreter runs it: everything is looked up before.
 *
 * @param op what to do
 * @param index where its value is put; masks are 1 and 0
 * @param a where the first input is
 * @param b where the second input is
 * @param c where the third input is
 * @param at the first place of its state
 * @param ring where its ring begins
 * @param firstAt the first place of the first input's state
 * @param firstRing where the first input's ring begins
 * @param p its parameters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Step(Op op, int index, int a, int b, int c, int at, int ring, int firstAt, int firstRing, double[] p) {

    static Step of(Node node, int index, int at, int ring, int firstAt, int firstRing) {
        int inputs = node.inputs().size();
        double[] parameters = new double[node.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = node.parameter(i);
        }
        return new Step(
                node.op(),
                index,
                inputs > 0 ? node.input(0) : 0,
                inputs > 1 ? node.input(1) : 0,
                inputs > 2 ? node.input(2) : 0,
                at,
                ring,
                firstAt,
                firstRing,
                parameters);
    }

    /** Makes the steps of some nodes. */
    static Step[] of(PlacedProgram placed, List<Integer> nodes, int stateLength) {
        Places places = placed.places();
        Step[] steps = new Step[nodes.size()];
        for (int i = 0; i < steps.length; i++) {
            int index = nodes.get(i);
            Node node = placed.program().nodes().get(index);
            int first = node.inputs().isEmpty() ? index : node.input(0);
            steps[i] = of(
                    node,
                    index,
                    places.at(index),
                    places.ring(index, stateLength),
                    places.at(first),
                    places.ring(first, stateLength));
        }
        return steps;
    }

    double evaluate(double[] s, double[] v, long time, double volume, double[] bar) {
        return switch (op) {
            case CONSTANT, TRUTH -> p[0];
            case COLUMN -> bar[(int) p[0]];
            case VOLUME -> volume;
            case MINUTE_OF_DAY -> Clock.minuteOfDay(time);
            case DAY_OF_WEEK -> Clock.dayOfWeek(time);
            case DAY -> Clock.day(time);
            case SESSION_DAY -> v[index];
            case ADD -> v[a] + v[b];
            case SUBTRACT -> v[a] - v[b];
            case MULTIPLY -> v[a] * v[b];
            case DIVIDE -> v[a] / v[b];
            case NEGATE -> -v[a];
            case AND -> number(v[a] != 0 && v[b] != 0);
            case OR -> number(v[a] != 0 || v[b] != 0);
            case NOT -> number(v[a] == 0);
            case EQUAL -> number(Comparison.equal(v[a], v[b]));
            case UNEQUAL -> number(Comparison.unequal(v[a], v[b]));
            case LESS -> number(Comparison.less(v[a], v[b]));
            case LESS_OR_EQUAL -> number(Comparison.lessOrEqual(v[a], v[b]));
            case ISNA -> number(Choice.isna(v[a]));
            case WHERE -> Choice.where(v[a] != 0, v[b], v[c]);
            case UNLESS_ZERO -> Choice.unlessZero(v[a]);
            case FILL -> Choice.fill(v[a], v[b]);
            case CLIP -> Choice.clip(v[a], p[0], p[1]);
            case ABS -> Arithmetic.abs(v[a]);
            case SQRT -> Arithmetic.sqrt(v[a]);
            case LOG -> Arithmetic.log(v[a]);
            case EXP -> Arithmetic.exp(v[a]);
            case SIGN -> Arithmetic.sign(v[a]);
            case DEVIATION -> Arithmetic.deviation(v[a]);
            case MIN -> Extremes.min(v[a], v[b]);
            case MAX -> Extremes.max(v[a], v[b]);
            case NANMIN -> Extremes.nanmin(v[a], v[b]);
            case NANMAX -> Extremes.nanmax(v[a], v[b]);
            default -> evaluateOverBars(s, v[a], v[b]);
        };
    }

    /** Computes one row of a node with a state. */
    void evaluateRow(double[] s, double[][] columns, int row) {
        columns[index][row] = evaluateOverBars(s, columns[a][row], columns[b][row]);
    }

    /** What has a state. */
    private double evaluateOverBars(double[] s, double x, double y) {
        return switch (op) {
            case LAG_ONE -> Lag.one(s, at, x);
            case LAG -> Lag.push(s, at, ring, (int) p[0], x);
            case FFILL -> LastPresent.ffill(s, at, x, p[0]);
            case SUMS -> {
                WindowSums.move(s, at, x, y);
                yield 0;
            }
            case ROLLING_SUM -> WindowSums.sum(s, firstAt, p[0]);
            case ROLLING_MEAN -> WindowSums.mean(s, firstAt, p[0]);
            case MOMENTS -> {
                WindowMoments.move(s, at, firstAt, firstRing, (int) p[0], x, y);
                yield 0;
            }
            case ROLLING_VAR -> WindowMoments.variance(s, firstAt, p[0], p[1]);
            case ROLLING_MIN -> WindowExtremes.min(s, at, ring, (int) p[0], x, y, p[1]);
            case ROLLING_MAX -> WindowExtremes.max(s, at, ring, (int) p[0], x, y, p[1]);
            case ROLLING_MEDIAN -> WindowMedian.move(s, at, ring, (int) p[0], x, y, p[1]);
            case ROLLING_COUNT -> WindowCount.move(s, at, x, y);
            case EWM_FIXED -> EwmMean.fixed(s, at, x, p[0], p[1], p[2] != 0, p[3] != 0, p[4]);
            case EWM_ADJUSTED -> EwmMean.adjusted(s, at, x, p[0], p[1] != 0, p[2]);
            case EWM_MOMENTS -> {
                EwmMoments.move(s, at, x, p[0], p[1], p[2] != 0, p[3] != 0);
                yield 0;
            }
            case EWM_VAR -> EwmMoments.variance(s, firstAt, p[0] != 0, p[1]);
            case CUMSUM -> Cumulation.sum(s, at, x);
            case CUMMAX -> Cumulation.max(s, at, x);
            case CUMMIN -> Cumulation.min(s, at, x);
            case DAY_BEGINS -> number(OfTheDay.begins(s, at, x));
            case DAY_SUM -> OfTheDay.sum(s, at, x != 0, y);
            case DAY_MAX -> OfTheDay.max(s, at, x != 0, y);
            case DAY_MIN -> OfTheDay.min(s, at, x != 0, y);
            case DAY_FIRST -> OfTheDay.first(s, at, x != 0, y);
            case DAY_COUNT -> OfTheDay.count(s, at, x != 0, y);
            default -> throw new IllegalStateException("no step for " + op);
        };
    }

    private static double number(boolean mask) {
        return mask ? 1 : 0;
    }
}
