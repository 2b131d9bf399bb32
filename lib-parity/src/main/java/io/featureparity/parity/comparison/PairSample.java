// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Arrays;

/**
 * A few hundred pairs of a column that diverges: all pairs of the rows that follow the first divergence, and of the later rows
 * some of those that diverge, evenly spread. Enough to tell what kind of difference it is, however long the column is.
 */
final class PairSample {

    /** As many rows in a row are kept from the first divergence on. */
    static final int ROWS = 256;

    /** As many later divergences are kept at most. */
    private static final int LATER = 128;

    private final double[] expected = new double[ROWS + LATER];
    private final double[] actual = new double[ROWS + LATER];
    private int rows;
    private int later;
    private long divergences;
    private long every = 1;

    /** Takes the pair of the next row, whether it diverges or not. */
    void add(double expectedValue, double actualValue, boolean diverges) {
        if (rows < ROWS) {
            expected[rows] = expectedValue;
            actual[rows] = actualValue;
            rows++;
        } else if (diverges) {
            if (divergences % every == 0) {
                addLater(expectedValue, actualValue);
            }
            divergences++;
        }
    }

    private void addLater(double expectedValue, double actualValue) {
        if (later == LATER) {
            for (int i = 0; i < LATER / 2; i++) {
                expected[ROWS + i] = expected[ROWS + 2 * i];
                actual[ROWS + i] = actual[ROWS + 2 * i];
            }
            later = LATER / 2;
            every *= 2;
        }
        expected[ROWS + later] = expectedValue;
        actual[ROWS + later] = actualValue;
        later++;
    }

    /** {@return how many rows, one after the other, stand first among the pairs} */
    int rows() {
        return rows;
    }

    /** {@return the values of training, those of the rows first} */
    double[] expected() {
        return Arrays.copyOf(expected, rows + later);
    }

    /** {@return the actual values, in the same order} */
    double[] actual() {
        return Arrays.copyOf(actual, rows + later);
    }
}
