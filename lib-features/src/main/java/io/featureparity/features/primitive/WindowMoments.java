// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Clauses C9 and G11: the variance of the present values of a window that a {@link Lag} keeps. When a step takes away
 * nearly all of the squares' sum, everything is summed up anew from the window.
 */
public final class WindowMoments {

    /** A step that leaves less than this part of the squares' sum has lost too many digits. */
    private static final double LEAST_PART_LEFT = 1000 * 0x1p-52;

    // Places of the state, counted from the first, all 0 at first.

    /** The place of the mean. */
    public static final int MEAN = 0;

    /** The place of the squares' sum. */
    public static final int SQUARES = 1;

    /** The place of the compensation of what is added. */
    public static final int ADDING = 2;

    /** The place of the compensation of what is removed. */
    public static final int REMOVING = 3;

    /** The place of the count. */
    public static final int COUNT = 4;

    private WindowMoments() {}

    /**
     * Takes the window's move by one bar.
     *
     * @param s the state
     * @param at the first place
     * @param window the first place of the window's lag, which holds the entering value already
     * @param ring where the window's ring begins
     * @param n how many values the window holds
     * @param leaving the value that leaves
     * @param entering the value that enters
     */
    public static void move(double[] s, int at, int window, int ring, int n, double leaving, double entering) {
        double count = s[at + COUNT];
        boolean both = Presence.isFinite(entering - leaving) && count > 1;
        if (both ? moveBoth(s, at, leaving, entering, count) : moveStepByStep(s, at, leaving, entering)) {
            startOver(s, at, (int) s[window + Lag.OLDEST], ring, n);
        }
    }

    private static boolean moveStepByStep(double[] s, int at, double leaving, double entering) {
        boolean lost = Presence.isFinite(leaving) && remove(s, at, leaving);
        if (Presence.isFinite(entering)) {
            lost |= add(s, at, entering);
        }
        return lost;
    }

    /** {@link #remove} and {@link #add} in one, with nothing put down in between. */
    private static boolean moveBoth(double[] s, int at, double leaving, double entering, double count) {
        double mean = s[at + MEAN];
        double before = s[at + SQUARES];
        double removing = s[at + REMOVING];
        double adding = s[at + ADDING];
        double without = meanWithout(mean, removing, leaving, count);
        double with = meanWith(without, adding, entering, count);
        double squares = squaresWithout(before, mean, removing, leaving, without);
        double all = squaresWith(squares, without, adding, entering, with);
        s[at + REMOVING] = compensation(mean, removing, leaving);
        s[at + ADDING] = compensation(without, adding, entering);
        s[at + MEAN] = with;
        s[at + SQUARES] = all;
        return hasLost(before, squares) || hasLost(squares, all);
    }

    // Do not simplify: neither the compensations, which are algebraically 0 and stay apart, nor the two differences of
    // each product.

    /**
     * Gives the mean without the value that leaves, of a window of more than one.
     *
     * @param mean the mean
     * @param removing the compensation
     * @param leaving the value
     * @param count how many values are in the window
     * @return the mean
     */
    public static double meanWithout(double mean, double removing, double leaving, double count) {
        return mean - (leaving - removing - mean) / (count - 1);
    }

    /**
     * Gives the mean with the value that enters.
     *
     * @param mean the mean without it
     * @param adding the compensation
     * @param entering the value
     * @param count how many values are in the window with it
     * @return the mean
     */
    public static double meanWith(double mean, double adding, double entering, double count) {
        return mean + (entering - adding - mean) / count;
    }

    /**
     * Gives the compensation after a value was added or removed.
     *
     * @param mean the mean before
     * @param compensation the compensation before
     * @param x the value
     * @return the compensation
     */
    public static double compensation(double mean, double compensation, double x) {
        double y = x - compensation;
        return y - mean + mean - y;
    }

    /**
     * Gives the squares' sum without the value that leaves.
     *
     * @param squares the sum
     * @param mean the mean with it
     * @param removing the compensation before
     * @param leaving the value
     * @param without the mean without it
     * @return the sum
     */
    public static double squaresWithout(
            double squares, double mean, double removing, double leaving, double without) {
        return squares - (leaving - (mean - removing)) * (leaving - without);
    }

    /**
     * Gives the squares' sum with the value that enters.
     *
     * @param squares the sum without it
     * @param mean the mean without it
     * @param adding the compensation before
     * @param entering the value
     * @param with the mean with it
     * @return the sum
     */
    public static double squaresWith(double squares, double mean, double adding, double entering, double with) {
        return squares + (entering - (mean - adding)) * (entering - with);
    }

    /**
     * Whether a step has lost too many digits, so that everything has to be summed up anew.
     *
     * @param before the squares' sum before it
     * @param after the sum after it
     * @return whether it has
     */
    public static boolean hasLost(double before, double after) {
        return after < LEAST_PART_LEFT * before;
    }

    /**
     * Whether a window has a variance, and moves as {@link #meanWithout} and the others say while both values are finite.
     *
     * @param s the state
     * @param at the first place
     * @param least how many values must be present for a variance
     * @param ddof what is taken from the count
     * @return whether it has
     */
    public static boolean isSteady(double[] s, int at, double least, double ddof) {
        double count = s[at + COUNT];
        return count > 1 && count >= least && count > ddof;
    }

    private static boolean remove(double[] s, int at, double x) {
        double count = s[at + COUNT];
        s[at + COUNT] = count - 1;
        if (count == 1) {
            s[at + MEAN] = 0;
            s[at + SQUARES] = 0;
            return false;
        }
        double mean = s[at + MEAN];
        double removing = s[at + REMOVING];
        double without = meanWithout(mean, removing, x, count);
        double before = s[at + SQUARES];
        double squares = squaresWithout(before, mean, removing, x, without);
        s[at + REMOVING] = compensation(mean, removing, x);
        s[at + MEAN] = without;
        s[at + SQUARES] = squares;
        return hasLost(before, squares);
    }

    private static boolean add(double[] s, int at, double x) {
        double count = s[at + COUNT] + 1;
        double mean = s[at + MEAN];
        double adding = s[at + ADDING];
        double with = meanWith(mean, adding, x, count);
        double before = s[at + SQUARES];
        double squares = squaresWith(before, mean, adding, x, with);
        s[at + ADDING] = compensation(mean, adding, x);
        s[at + COUNT] = count;
        s[at + MEAN] = with;
        s[at + SQUARES] = squares;
        return hasLost(before, squares);
    }

    private static void startOver(double[] s, int at, int oldest, int ring, int n) {
        s[at + MEAN] = 0;
        s[at + SQUARES] = 0;
        s[at + ADDING] = 0;
        s[at + REMOVING] = 0;
        double only = onlyValue(s, ring, n);
        if (!Double.isNaN(only)) {
            // What adding them one by one comes to. Values that change seldom bring this about often, for every column
            // at the same bar.
            s[at + MEAN] = 0 + only; // never -0.0
            return;
        }
        s[at + COUNT] = 0;
        for (int i = oldest; i < n; i++) {
            addPresent(s, at, s[ring + i]);
        }
        for (int i = 0; i < oldest; i++) {
            addPresent(s, at, s[ring + i]);
        }
    }

    private static void addPresent(double[] s, int at, double x) {
        if (Presence.isFinite(x)) {
            add(s, at, x);
        }
    }

    /** The value that every present one is equal to; NaN if there are different ones, or none. */
    private static double onlyValue(double[] s, int ring, int n) {
        double only = Double.NaN;
        for (int i = ring; i < ring + n; i++) {
            double x = s[i];
            if (x != only && Presence.isFinite(x)) {
                if (!Double.isNaN(only)) {
                    return Double.NaN;
                }
                only = x;
            }
        }
        return only;
    }

    /**
     * Gives the variance.
     *
     * @param s the state
     * @param at the first place
     * @param least how many values must be present
     * @param ddof what is taken from the count
     * @return the variance, NaN if absent; rounding may leave it negative
     */
    public static double variance(double[] s, int at, double least, double ddof) {
        double count = s[at + COUNT];
        return count >= least && count > ddof ? varianceOf(s[at + SQUARES], count, ddof) : Double.NaN;
    }

    /**
     * Gives the variance of more values than are taken from their count.
     *
     * @param squares the squares' sum
     * @param count how many values are in the window
     * @param ddof what is taken from the count
     * @return the variance; rounding may leave it negative
     */
    public static double varianceOf(double squares, double count, double ddof) {
        return squares / (count - ddof);
    }
}
