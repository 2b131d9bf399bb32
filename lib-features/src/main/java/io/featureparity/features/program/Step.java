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
            default -> evaluateOverBars(s, v);
        };
    }

    /** What has a state. */
    private double evaluateOverBars(double[] s, double[] v) {
        return switch (op) {
            case LAG_ONE -> Lag.one(s, at, v[a]);
            case LAG -> Lag.push(s, at, ring, (int) p[0], v[a]);
            case FFILL -> LastPresent.ffill(s, at, v[a], p[0]);
            case SUMS -> {
                WindowSums.move(s, at, v[a], v[b]);
                yield 0;
            }
            case ROLLING_SUM -> WindowSums.sum(s, firstAt, p[0]);
            case ROLLING_MEAN -> WindowSums.mean(s, firstAt, p[0]);
            case MOMENTS -> {
                WindowMoments.move(s, at, firstAt, firstRing, (int) p[0], v[a], v[b]);
                yield 0;
            }
            case ROLLING_VAR -> WindowMoments.variance(s, firstAt, p[0], p[1]);
            case ROLLING_MIN -> WindowExtremes.min(s, at, ring, (int) p[0], v[a], v[b], p[1]);
            case ROLLING_MAX -> WindowExtremes.max(s, at, ring, (int) p[0], v[a], v[b], p[1]);
            case ROLLING_MEDIAN -> WindowMedian.move(s, at, ring, (int) p[0], v[a], v[b], p[1]);
            case ROLLING_COUNT -> WindowCount.move(s, at, v[a], v[b]);
            case EWM_FIXED -> EwmMean.fixed(s, at, v[a], p[0], p[1], p[2] != 0, p[3] != 0, p[4]);
            case EWM_ADJUSTED -> EwmMean.adjusted(s, at, v[a], p[0], p[1] != 0, p[2]);
            case EWM_MOMENTS -> {
                EwmMoments.move(s, at, v[a], p[0], p[1], p[2] != 0, p[3] != 0);
                yield 0;
            }
            case EWM_VAR -> EwmMoments.variance(s, firstAt, p[0] != 0, p[1]);
            case CUMSUM -> Cumulation.sum(s, at, v[a]);
            case CUMMAX -> Cumulation.max(s, at, v[a]);
            case CUMMIN -> Cumulation.min(s, at, v[a]);
            case DAY_BEGINS -> number(OfTheDay.begins(s, at, v[a]));
            case DAY_SUM -> OfTheDay.sum(s, at, v[a] != 0, v[b]);
            case DAY_MAX -> OfTheDay.max(s, at, v[a] != 0, v[b]);
            case DAY_MIN -> OfTheDay.min(s, at, v[a] != 0, v[b]);
            case DAY_FIRST -> OfTheDay.first(s, at, v[a] != 0, v[b]);
            case DAY_COUNT -> OfTheDay.count(s, at, v[a] != 0, v[b]);
            default -> throw new IllegalStateException("no step for " + op);
        };
    }

    private static double number(boolean mask) {
        return mask ? 1 : 0;
    }
}
