// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.average;

import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C1: Wilder's average {@code W_n}, and the two dialects that share its recursion: another weight, another seed.
 *
 * <ul>
 *   <li>Empty: absent. One value: that value (seeded by a mean of n: absent until there are n).
 *   <li>Absent: the average stays, and what it remembers weighs less when the next value comes.
 *   <li>Constant: exactly that constant, at every bar.
 *   <li>Extreme: no care is taken; a sum beyond the largest double is infinite. After a very long gap the past weighs
 *       0, and the average is {@code (a * x) / a}, which need not be {@code x}.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class WilderAverage implements Stateful {

    private final double weight;
    private final double keep;
    private final boolean weightFollowsAge;
    private final int seedLength;

    private double average = Double.NaN;
    private double old = 1;
    private double seedSum;
    private int seedCount;

    private WilderAverage(double com, int seedLength) {
        // Do not simplify: this is not 1/n, and keep is not (n-1)/n.
        weight = 1 / (1 + com);
        keep = 1 - weight;
        weightFollowsAge = com == 1;
        this.seedLength = seedLength;
    }

    /**
     * Makes the average of clause C1.
     *
     * @param n the number n, at least 1
     * @return the average, empty
     */
    public static WilderAverage wilder(int n) {
        return new WilderAverage(wilderCom(n), 1);
    }

    /**
     * Makes the dialect that is absent for the first n - 1 present values and seeded by the mean of n.
     *
     * @param n the number n, at least 1
     * @return the average, empty
     */
    public static WilderAverage meanSeeded(int n) {
        return new WilderAverage(wilderCom(n), n);
    }

    /**
     * Makes the dialect with the weight {@code 2 / (n + 1)}.
     *
     * @param n the number n, at least 1
     * @return the average, empty
     */
    public static WilderAverage exponential(int n) {
        return new WilderAverage((n - 1) / 2.0, 1);
    }

    private static double wilderCom(int n) {
        double share = 1.0 / n;
        return (1 - share) / share; // do not simplify to n - 1: for n = 3, 6, 19 and others it is not
    }

    /**
     * Takes the next value.
     *
     * @param x the value, NaN if absent
     * @return the average, NaN if absent
     */
    public double update(double x) {
        if (Double.isNaN(average)) {
            if (!Double.isNaN(x)) {
                seed(x);
            }
            return average;
        }
        old = old * keep;
        if (!Double.isNaN(x)) {
            if (average != x) {
                // Where com is 1 (n = 2) the weight is always what the old has lost. It is replaced right before each
                // use, so that it need not be remembered.
                double a = weightFollowsAge ? 1 - old : weight;
                average = (old * average + a * x) / (old + a); // do not simplify: old + a is not 1
            }
            old = 1;
        }
        return average;
    }

    private void seed(double x) {
        seedSum = seedCount == 0 ? x : seedSum + x; // a single -0.0 stays -0.0
        seedCount++;
        if (seedCount == seedLength) {
            average = seedSum / seedCount;
            seedSum = 0;
            seedCount = 0;
        }
    }

    @Override
    public void exchange(StateCursor cursor) {
        average = cursor.exchange(average);
        old = cursor.exchange(old);
        seedSum = cursor.exchange(seedSum);
        seedCount = cursor.exchange(seedCount, seedLength);
    }
}
