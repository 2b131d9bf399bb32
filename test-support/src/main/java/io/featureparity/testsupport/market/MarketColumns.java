// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

/**
 * Bars and macro values in columns, all of one length; an absent number is NaN.
 *
 * @param time the times, as milliseconds since 1970-01-01T00:00Z
 * @param open the opens
 * @param high the highs
 * @param low the lows
 * @param close the closes
 * @param macro the macro values, a column for each source
 */
@SuppressWarnings("ArrayRecordComponent") // columns to compute on, never compared
public record MarketColumns(long[] time, double[] open, double[] high, double[] low, double[] close, double[][] macro) {

    /** {@return how many bars there are} */
    public int size() {
        return time.length;
    }
}
