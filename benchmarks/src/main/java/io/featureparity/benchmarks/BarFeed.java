// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

/** Walks over bars and begins again at their end, with times that go on. */
final class BarFeed {

    private final Bars bars;
    private int row = -1;
    private long shift;

    BarFeed(Bars bars) {
        this.bars = bars;
    }

    /** Goes on to the next bar and gives its row. */
    int next() {
        row++;
        if (row == bars.length()) {
            row = 0;
            shift += bars.span();
        }
        return row;
    }

    long time() {
        return bars.time(row) + shift;
    }
}
