// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

/**
 * The bars of a market that have prices, for peers that know no absent ones: a single NaN would stay in their recursions for
 * good. What stands beside them is measured on the same bars.
 */
final class CompleteBars {

    static final int LENGTH = 100_000;

    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;

    private CompleteBars(int length) {
        time = new long[length];
        open = new double[length];
        high = new double[length];
        low = new double[length];
        close = new double[length];
    }

    /** The first bars of the market that everything is measured on. */
    static CompleteBars make() {
        return of(SessionMarket.bars(FusedBenchmark.SEED, LENGTH + LENGTH / 50), LENGTH);
    }

    static CompleteBars of(Bars bars, int length) {
        CompleteBars complete = new CompleteBars(length);
        int at = 0;
        for (int row = 0; at < length; row++) {
            if (!Double.isNaN(bars.close(row))) {
                complete.time[at] = bars.time(row);
                complete.open[at] = bars.open(row);
                complete.high[at] = bars.high(row);
                complete.low[at] = bars.low(row);
                complete.close[at] = bars.close(row);
                at++;
            }
        }
        return complete;
    }

    int length() {
        return time.length;
    }

    long time(int row) {
        return time[row];
    }

    double open(int row) {
        return open[row];
    }

    long[] time() {
        return time;
    }

    double[] open() {
        return open;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }
}
