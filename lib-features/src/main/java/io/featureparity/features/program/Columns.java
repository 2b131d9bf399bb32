// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Arithmetic;
import io.featureparity.features.primitive.Choice;
import io.featureparity.features.primitive.Clock;
import io.featureparity.features.primitive.Comparison;
import io.featureparity.features.primitive.Extremes;
import io.featureparity.features.primitive.Lag;
import io.featureparity.features.primitive.Presence;

/**
 * The nodes that need no result of the row before, over a block of rows: a loop for each, which the JIT can turn
 * into vectors. Where a primitive has a case that seldom comes, the loop computes the usual one for all rows, and a second
 * one asks the primitive about the others. Masks are 1 and 0.
 */
final class Columns {

    private static final long TRUE = Double.doubleToRawLongBits(1);

    private Columns() {}

    static void compute(Step step, double[] state, double[][] v, long[] time, int rows) {
        double[] out = v[step.index()];
        double[] a = v[step.a()];
        double[] b = v[step.b()];
        double[] room = v[v.length - 1];
        switch (step.op()) {
            case MINUTE_OF_DAY, DAY_OF_WEEK, DAY -> readClock(step.op(), time, out, rows);
            case ADD -> add(a, b, out, rows);
            case SUBTRACT -> subtract(a, b, out, rows);
            case MULTIPLY, AND -> multiply(a, b, out, rows);
            case DIVIDE -> divide(a, b, out, rows);
            case NEGATE -> negate(a, out, rows);
            case OR -> or(a, b, out, rows);
            case NOT -> not(a, out, rows);
            case EQUAL -> equal(a, b, out, rows);
            case UNEQUAL -> unequal(a, b, out, rows);
            case LESS -> less(a, b, out, rows);
            case LESS_OR_EQUAL -> lessOrEqual(a, b, out, rows);
            case ISNA -> unequal(a, a, out, rows);
            case WHERE -> where(a, b, v[step.c()], out, rows);
            case UNLESS_ZERO -> unlessZero(a, out, room, rows);
            case FILL -> fill(a, b, out, room, rows);
            case DEVIATION -> deviation(a, out, room, rows);
            case NANMIN -> nanmin(a, b, out, room, rows);
            case NANMAX -> nanmax(a, b, out, room, rows);
            case CLIP -> clip(a, step.p()[0], step.p()[1], out, rows);
            case ABS -> abs(a, out, rows);
            case SQRT -> sqrt(a, out, rows);
            case LOG -> Arithmetic.logs(a, out, rows);
            case EXP -> exp(a, out, rows);
            case SIGN -> sign(a, out, rows);
            case MIN -> min(a, b, out, rows);
            case MAX -> max(a, b, out, rows);
            case LAG_ONE -> Lag.oneOfColumn(state, step.at(), a, out, rows);
            case LAG -> Lag.pushColumn(state, step.at(), step.ring(), (int) step.p()[0], a, out, rows);
            default -> throw new IllegalStateException("no loop for " + step.op());
        }
    }

    private static void readClock(Op op, long[] time, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = switch (op) {
                case MINUTE_OF_DAY -> Clock.minuteOfDay(time[i]);
                case DAY_OF_WEEK -> Clock.dayOfWeek(time[i]);
                default -> Clock.day(time[i]);
            };
        }
    }

    private static void add(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void subtract(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = a[i] - b[i];
        }
    }

    private static void multiply(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void divide(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = a[i] / b[i];
        }
    }

    private static void negate(double[] a, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = -a[i];
        }
    }

    private static void or(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
    }

    private static void not(double[] a, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = 1 - a[i];
        }
    }

    // Masks are made as bits: between two doubles the JIT chooses by a branch, which no processor foretells.

    private static void equal(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Double.longBitsToDouble(Comparison.equal(a[i], b[i]) ? TRUE : 0);
        }
    }

    private static void unequal(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Double.longBitsToDouble(Comparison.unequal(a[i], b[i]) ? TRUE : 0);
        }
    }

    private static void less(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Double.longBitsToDouble(Comparison.less(a[i], b[i]) ? TRUE : 0);
        }
    }

    private static void lessOrEqual(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Double.longBitsToDouble(Comparison.lessOrEqual(a[i], b[i]) ? TRUE : 0);
        }
    }

    private static void where(double[] mask, double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Choice.where(Double.doubleToRawLongBits(mask[i]) != 0, a[i], b[i]);
        }
    }

    private static void unlessZero(double[] a, double[] out, double[] room, int rows) {
        System.arraycopy(a, 0, out, 0, rows);
        if (!Folded.isApartFromZero(a, room)) {
            computeUnusual(Op.UNLESS_ZERO, a, a, out, room, rows);
        }
    }

    private static void fill(double[] a, double[] b, double[] out, double[] room, int rows) {
        System.arraycopy(a, 0, out, 0, rows);
        if (!Folded.isFinite(a, room)) {
            computeUnusual(Op.FILL, a, b, out, room, rows);
        }
    }

    private static void deviation(double[] a, double[] out, double[] room, int rows) {
        sqrt(a, out, rows);
        if (!Folded.isFinite(out, room)) { // the root of less than zero is absent
            computeUnusual(Op.DEVIATION, a, a, out, room, rows);
        }
    }

    private static void nanmin(double[] a, double[] b, double[] out, double[] room, int rows) {
        min(a, b, out, rows);
        if (!Folded.isFinite(out, room)) {
            computeUnusual(Op.NANMIN, a, b, out, room, rows);
        }
    }

    private static void nanmax(double[] a, double[] b, double[] out, double[] room, int rows) {
        max(a, b, out, rows);
        if (!Folded.isFinite(out, room)) {
            computeUnusual(Op.NANMAX, a, b, out, room, rows);
        }
    }

    /** Computes those rows by their primitive that are not usual as far as a fold shows; of a small block all. */
    private static void computeUnusual(Op op, double[] a, double[] b, double[] out, double[] folded, int rows) {
        if (!Folded.fits(a)) {
            for (int row = 0; row < rows; row++) {
                out[row] = exact(op, a[row], b[row]);
            }
            return;
        }
        for (int i = 0; i < Folded.QUARTER; i++) {
            if (!Presence.isFinite(folded[i])) {
                for (int row = i; row < Block.MOST_ROWS; row += Folded.QUARTER) {
                    out[row] = exact(op, a[row], b[row]);
                }
            }
        }
    }

    private static double exact(Op op, double a, double b) {
        return switch (op) {
            case UNLESS_ZERO -> Choice.unlessZero(a);
            case FILL -> Choice.fill(a, b);
            case DEVIATION -> Arithmetic.deviation(a);
            case NANMIN -> Extremes.nanmin(a, b);
            default -> Extremes.nanmax(a, b);
        };
    }

    private static void clip(double[] a, double lo, double hi, double[] out, int rows) {
        if (lo == 0 || hi == 0) { // a zero keeps its sign, which a vector would not keep
            for (int i = 0; i < rows; i++) {
                out[i] = Choice.clip(a[i], lo, hi);
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            out[i] = Math.max(lo, Math.min(hi, a[i]));
        }
    }

    private static void abs(double[] a, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Math.abs(a[i]);
        }
    }

    private static void sqrt(double[] a, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Math.sqrt(a[i]);
        }
    }

    private static void exp(double[] a, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Arithmetic.exp(a[i]);
        }
    }

    private static void sign(double[] a, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Arithmetic.sign(a[i]);
        }
    }

    private static void min(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Extremes.min(a[i], b[i]);
        }
    }

    private static void max(double[] a, double[] b, double[] out, int rows) {
        for (int i = 0; i < rows; i++) {
            out[i] = Extremes.max(a[i], b[i]);
        }
    }
}
