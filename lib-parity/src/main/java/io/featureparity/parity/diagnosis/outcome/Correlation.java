// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

/** How two columns go together: the line of least squares and the correlation, of rows at which both have a number. */
public final class Correlation {

    private int rows;
    private double meanX;
    private double meanY;
    private double xx;
    private double xy;
    private double yy;

    public void add(double x, double y) {
        if (Double.isFinite(x) && Double.isFinite(y)) {
            rows++;
            double beforeX = x - meanX;
            double beforeY = y - meanY;
            meanX += beforeX / rows;
            meanY += beforeY / rows;
            xx += beforeX * (x - meanX);
            xy += beforeX * (y - meanY);
            yy += beforeY * (y - meanY);
        }
    }

    public int rows() {
        return rows;
    }

    /** How far the first column's numbers are from their mean. */
    double deviation() {
        return Math.sqrt(xx / Math.max(1, rows - 1));
    }

    public double slope() {
        return xx == 0 ? 0 : xy / xx;
    }

    public double offset() {
        return meanY - slope() * meanX;
    }

    /** From -1 to 1; 0 if one of the columns does not change. */
    public double value() {
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }
}
