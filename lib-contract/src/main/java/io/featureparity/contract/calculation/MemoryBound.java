// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause D5, on paper: for how many bars averages are expected to remember where their history began.
 *
 * <p>A recursion is taken to have forgotten its seed when the seed weighs less than half a unit in the last place of a
 * {@code float32}, one part in 2 to the power of 25; rounding may show it for longer.
 */
final class MemoryBound {

    /** The natural logarithm of 2 to the power of 25. */
    private static final double FORGOTTEN = 25 * 0.6931471805599453;

    /** What a recursion over the outcome of another needs more, by the clause. */
    private static final double ONE_UPON_ANOTHER = 6;

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private MemoryBound() {}

    /** An average of what looks one bar back: its first value is another one, and has to go. */
    static int ofAverage(Smoothing smoothing, int n) {
        return switch (smoothing) {
            case WILDER -> bars(n, FORGOTTEN);
            case WILDER_MEAN_SEEDED -> n + bars(n, FORGOTTEN);
            case EXPONENTIAL -> bars((n + 1) / 2.0, FORGOTTEN);
            case MEAN -> n;
        };
    }

    /** An average over the quotient of two such averages. */
    static int ofAverageOfAverages(Smoothing smoothing, int n) {
        double forgotten = FORGOTTEN + ONE_UPON_ANOTHER;
        return switch (smoothing) {
            case WILDER -> bars(n, forgotten);
            case WILDER_MEAN_SEEDED -> 2 * n + bars(n, forgotten);
            case EXPONENTIAL -> bars((n + 1) / 2.0, forgotten);
            case MEAN -> 2 * n - 1;
        };
    }

    private static int bars(double meanAge, double forgotten) {
        return (int) Math.ceil(forgotten * meanAge);
    }

    /** The rest of the day in which the history begins; and the day after, in case that rest has no value. */
    static int ofTwoDays(int barMinutes) {
        return 2 * (int) Math.ceil(MINUTES_OF_A_DAY / (double) barMinutes);
    }
}
