// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Clauses C9 and G11: the variance of the present values of a window that a {@link Lag} keeps. If a step takes away
 * nearly all of the sum of squares, all sums are computed anew from the window.
 */
public final class WindowMoments {

    /** A step that leaves less than this part of the squares' sum has lost too many digits. */
    private static final double LEAST_PART_LEFT = 1000 * 0x1p-52;

    // Places of the state, counted from the first, all 0 at first.
    private static final int MEAN = 0;
    private static final int SQUARES = 1;
    private static final int ADDING = 2; // the two compensations
    private static final int REMOVING = 3;
    private static final int COUNT = 4;

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

        double previous = mean - removing;
        double y = leaving - removing;
        double t = y - mean;
        s[at + REMOVING] = t + mean - y;
        mean -= t / (count - 1);
        double squares = before - (leaving - previous) * (leaving - mean);
        boolean lost = squares < LEAST_PART_LEFT * before;

        double previousOfEntering = mean - adding;
        double yOfEntering = entering - adding;
        double tOfEntering = yOfEntering - mean;
        s[at + ADDING] = tOfEntering + mean - yOfEntering;
        mean += tOfEntering / count;
        double all = squares + (entering - previousOfEntering) * (entering - mean);
        s[at + MEAN] = mean;
        s[at + SQUARES] = all;
        return lost || all < LEAST_PART_LEFT * squares;
    }

    // Do not simplify: neither the compensations, which are algebraically 0 and stay apart, nor the two differences of
    // each product.

    private static boolean remove(double[] s, int at, double x) {
        double count = s[at + COUNT] - 1;
        s[at + COUNT] = count;
        if (count == 0) {
            s[at + MEAN] = 0;
            s[at + SQUARES] = 0;
            return false;
        }
        double mean = s[at + MEAN];
        double compensation = s[at + REMOVING];
        double previous = mean - compensation;
        double y = x - compensation;
        double t = y - mean;
        s[at + REMOVING] = t + mean - y;
        mean -= t / count;
        double before = s[at + SQUARES];
        double squares = before - (x - previous) * (x - mean);
        s[at + MEAN] = mean;
        s[at + SQUARES] = squares;
        return squares < LEAST_PART_LEFT * before;
    }

    private static boolean add(double[] s, int at, double x) {
        double count = s[at + COUNT] + 1;
        double mean = s[at + MEAN];
        double compensation = s[at + ADDING];
        double previous = mean - compensation;
        double y = x - compensation;
        double t = y - mean;
        s[at + ADDING] = t + mean - y;
        mean += t / count;
        double before = s[at + SQUARES];
        double squares = before + (x - previous) * (x - mean);
        s[at + COUNT] = count;
        s[at + MEAN] = mean;
        s[at + SQUARES] = squares;
        return squares < LEAST_PART_LEFT * before;
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
     * @param ddof what is subtracted from the count before dividing by it
     * @return the variance, NaN if absent; rounding may leave it negative
     */
    public static double variance(double[] s, int at, double least, double ddof) {
        double count = s[at + COUNT];
        return count >= least && count > ddof ? s[at + SQUARES] / (count - ddof) : Double.NaN;
    }
}
