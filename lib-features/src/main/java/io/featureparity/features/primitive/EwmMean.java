// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G12: the exponentially weighted mean. Wilder's average (clause C1) is a special case. */
public final class EwmMean {

    // Places of the state, counted from the first: absent, 1, 0 at first.
    private static final int MEAN = 0;
    private static final int OLD = 1;
    private static final int COUNT = 2; // how many values were present, as far as that matters

    private EwmMean() {}

    /**
     * Takes the next value of a mean whose weights are not adjusted.
     *
     * @param s the state
     * @param at the first place
     * @param x the value; an infinity counts as absent
     * @param keep what is left of the old weight after a bar
     * @param weight the weight of a new value
     * @param ignoreNa whether weights stay as they are across absent values
     * @param halves whether com is 1; the new weight is then always what the old one has lost
     * @param least how many values must have been present, at least 1
     * @return the mean, NaN if absent
     */
    public static double fixed(
            double[] s, int at, double x, double keep, double weight, boolean ignoreNa, boolean halves, double least) {
        if (isSteady(s, at, least)) { // as is nearly always so
            double next = next(s[at + MEAN], x, keep, weight);
            if (Presence.isFinite(next)) {
                s[at + MEAN] = next;
                return next;
            }
        }
        return fixedStepByStep(s, at, x, keep, weight, ignoreNa, halves, least);
    }

    /**
     * Says whether {@link #next} gives the next value of a mean whose weights are not adjusted, if the result is finite. It
     * does if no value was absent since the last one and enough values were present.
     *
     * @param s the state
     * @param at the first place
     * @param least how many values must have been present
     * @return whether {@link #next} may be used
     */
    public static boolean isSteady(double[] s, int at, double least) {
        return s[at + OLD] == 1 && s[at + COUNT] >= least;
    }

    /**
     * Gives the mean as it is in the state.
     *
     * @param s the state
     * @param at the first place
     * @return the mean
     */
    public static double mean(double[] s, int at) {
        return s[at + MEAN];
    }

    /**
     * Puts a mean into the state.
     *
     * @param mean the mean
     * @param s the state
     * @param at the first place
     */
    public static void keep(double mean, double[] s, int at) {
        s[at + MEAN] = mean;
    }

    /**
     * Gives the next value of a mean that {@link #isSteady is steady}.
     *
     * @param mean the mean before
     * @param x the value that is taken in
     * @param keep what is left of the old weight after a bar
     * @param weight the weight of a new value
     * @return the mean, which is right only if it is finite
     */
    public static double next(double mean, double x, double keep, double weight) {
        // The divisor is keep + weight, which rounds to 1 for every weight from 0 to 1: 1 - weight is off by half a
        // unit at
        // most.
        double next = keep * mean + weight * x;
        return mean == x ? mean : next; // the steps above may be off by a bit where nothing changes
    }

    /** The clause as it is written. */
    private static double fixedStepByStep(
            double[] s, int at, double x, double keep, double weight, boolean ignoreNa, boolean halves, double least) {
        double mean = s[at + MEAN];
        boolean present = Presence.isFinite(x);
        if (!Double.isNaN(mean)) {
            double old = s[at + OLD];
            if (present) {
                if (mean != x) {
                    double left = old * keep;
                    double a = halves ? 1 - left : weight;
                    mean = (left * mean + a * x) / (left + a);
                    s[at + MEAN] = mean;
                }
                s[at + OLD] = 1;
            } else if (!ignoreNa) {
                s[at + OLD] = old * keep;
            }
        } else if (present) {
            mean = x;
            s[at + MEAN] = mean;
        }
        return counted(s, at, present, mean, least);
    }

    /**
     * Takes the next value of a mean whose weights are adjusted: they are divided by their sum.
     *
     * @param s the state
     * @param at the first place
     * @param x the value; an infinity counts as absent
     * @param keep what is left of the old weight after a bar
     * @param ignoreNa whether weights stay as they are across absent values
     * @param least how many values must have been present, at least 1
     * @return the mean, NaN if absent
     */
    public static double adjusted(double[] s, int at, double x, double keep, boolean ignoreNa, double least) {
        double mean = s[at + MEAN];
        boolean present = Presence.isFinite(x);
        if (!Double.isNaN(mean)) {
            double old = s[at + OLD];
            if (present || !ignoreNa) {
                old = old * keep;
            }
            if (present) {
                if (mean != x) {
                    mean = (old * mean + x) / (old + 1);
                    s[at + MEAN] = mean;
                }
                old = old + 1;
            }
            s[at + OLD] = old;
        } else if (present) {
            mean = x;
            s[at + MEAN] = mean;
        }
        return counted(s, at, present, mean, least);
    }

    private static double counted(double[] s, int at, boolean present, double mean, double least) {
        double count = s[at + COUNT];
        if (count >= least) {
            return mean;
        }
        if (present) {
            count++;
            s[at + COUNT] = count;
        }
        return count >= least ? mean : Double.NaN;
    }
}
