// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import java.util.Arrays;

/**
 * The numbers that rows allow. A value that was stored as a float or with some decimals allows a range of numbers. The numbers
 * that most rows allow are far more exact than those of any one row. They are also more exact than a fit of least squares,
 * because errors of rounding are not random here.
 */
public final class Allowed {

    private final double[] from;
    private final double[] to;
    private int rows;
    private int most;

    Allowed(int most) {
        from = new double[most];
        to = new double[most];
    }

    /** One row allows the numbers between two, in either order. */
    void between(double a, double b) {
        if (Double.isFinite(a) && Double.isFinite(b)) {
            from[rows] = Math.min(a, b);
            to[rows] = Math.max(a, b);
            rows++;
        }
    }

    /** The shortest of the numbers that most rows allow; NaN if no row was given. */
    double shortest() {
        Arrays.sort(from, 0, rows);
        Arrays.sort(to, 0, rows);
        double low = Double.NaN;
        double high = Double.NaN;
        most = 0;
        int ended = 0;
        for (int begun = 1; begun <= rows; begun++) {
            while (to[ended] < from[begun - 1]) {
                ended++;
            }
            if (begun - ended > most) {
                most = begun - ended;
                low = from[begun - 1];
                high = to[ended];
            }
        }
        return Numbers.between(low, high);
    }

    /** How many rows allow the number that was found. */
    int most() {
        return most;
    }
}
