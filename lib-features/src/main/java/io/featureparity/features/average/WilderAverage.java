// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.average;

import io.featureparity.features.state.StateLayout;

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
 */
public final class WilderAverage {

    // Places of the state, counted from the first.
    private static final int AVERAGE = 0;
    private static final int OLD = 1;
    private static final int SEED_SUM = 2; // this and the next only where the seed is a mean
    private static final int SEED_COUNT = 3;

    private final double weight;
    private final double keep;
    private final boolean weightFollowsAge;
    private final int seedLength;
    private final int at;

    private WilderAverage(StateLayout layout, double com, int seedLength) {
        // Do not simplify: this is not 1/n, and keep is not (n-1)/n.
        weight = 1 / (1 + com);
        keep = 1 - weight;
        weightFollowsAge = com == 1;
        this.seedLength = seedLength;
        at = layout.number(Double.NaN);
        layout.number(1);
        if (seedLength > 1) {
            layout.number(0);
            layout.count(seedLength - 1);
        }
    }

    /**
     * Makes the average of clause C1.
     *
     * @param layout gives out its places
     * @param n the number n, at least 1
     * @return the average, empty
     */
    public static WilderAverage wilder(StateLayout layout, int n) {
        return new WilderAverage(layout, wilderCom(n), 1);
    }

    /**
     * Makes the dialect that is absent for the first n - 1 present values and seeded by the mean of n.
     *
     * @param layout gives out its places
     * @param n the number n, at least 1
     * @return the average, empty
     */
    public static WilderAverage meanSeeded(StateLayout layout, int n) {
        return new WilderAverage(layout, wilderCom(n), n);
    }

    /**
     * Makes the dialect with the weight {@code 2 / (n + 1)}.
     *
     * @param layout gives out its places
     * @param n the number n, at least 1
     * @return the average, empty
     */
    public static WilderAverage exponential(StateLayout layout, int n) {
        return new WilderAverage(layout, (n - 1) / 2.0, 1);
    }

    private static double wilderCom(int n) {
        double share = 1.0 / n;
        return (1 - share) / share; // do not simplify to n - 1: for n = 3, 6, 19 and others it is not
    }

    /**
     * Takes the next value.
     *
     * @param s the engine's state
     * @param x the value, NaN if absent
     * @return the average, NaN if absent
     */
    public double update(double[] s, double x) {
        if (s[at + OLD] == 1) {
            double average = s[at + AVERAGE];
            // Nothing was absent since the last value, as is nearly always so. What clause C1 divides by is then
            // keep + weight, which rounds to 1 for every weight from 0 to 1: 1 - weight is off by half a unit at most.
            double next = keep * average + weight * x;
            if (!Double.isNaN(next)) {
                if (average == x) {
                    next = average; // stays as it is, where the steps above may be off by a bit
                }
                s[at + AVERAGE] = next;
                return next;
            }
        }
        return updateAtGap(s, x);
    }

    /** What is to be done where the average or the value is absent, or the value before was. */
    private double updateAtGap(double[] s, double x) {
        double average = s[at + AVERAGE];
        if (Double.isNaN(average)) {
            return Double.isNaN(x) ? average : seed(s, x);
        }
        double old = s[at + OLD] * keep;
        if (Double.isNaN(x)) {
            s[at + OLD] = old;
            return average;
        }
        s[at + OLD] = 1;
        if (average != x) {
            // Where com is 1 (n = 2) the weight is always what the old has lost. It is replaced right before each
            // use, so that it need not be remembered.
            double a = weightFollowsAge ? 1 - old : weight;
            average = (old * average + a * x) / (old + a);
            s[at + AVERAGE] = average;
        }
        return average;
    }

    private double seed(double[] s, double x) {
        double average = x;
        if (seedLength > 1) {
            double count = s[at + SEED_COUNT] + 1;
            double sum = count == 1 ? x : s[at + SEED_SUM] + x; // a first -0.0 stays -0.0
            boolean full = count == seedLength;
            s[at + SEED_COUNT] = full ? 0 : count;
            s[at + SEED_SUM] = full ? 0 : sum;
            average = full ? sum / count : Double.NaN;
        }
        s[at + AVERAGE] = average;
        return average;
    }
}
