// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.series;

/**
 * Columns of prices, all of one length.
 *
 * @param high the highs
 * @param low the lows
 * @param close the closes
 */
@SuppressWarnings("ArrayRecordComponent") // columns to compute on, never compared
public record Bars(double[] high, double[] low, double[] close) {

    /**
     * Makes bars from rows of high, low and close.
     *
     * @param rows the rows
     * @return the bars
     */
    public static Bars of(double[]... rows) {
        double[][] columns = new double[3][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < 3; c++) {
                columns[c][i] = rows[i][c];
            }
        }
        return new Bars(columns[0], columns[1], columns[2]);
    }

    /**
     * Makes a row for {@link #of}.
     *
     * @param high the high
     * @param low the low
     * @param close the close
     * @return the row
     */
    public static double[] bar(double high, double low, double close) {
        return new double[] {high, low, close};
    }

    /** {@return how many bars there are} */
    public int length() {
        return close.length;
    }
}
