// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import io.featureparity.parity.diagnosis.column.Claim;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what becomes of a formula's values before they stand in a column: what stands in where it is undefined, the bounds,
 * how exactly it was written down. Each is what the contract says unless the column says otherwise.
 */
public final class OutcomeFit {

    private static final double TINY = 1e-9;

    private final Claim claim;
    private final Outcome expected;
    private final int from;

    /** What the contract would do, up to the normalisation; values that are fitted begin at a bar. */
    public OutcomeFit(Claim claim, Outcome expected, int from) {
        this.claim = claim;
        this.expected = expected;
        this.from = from;
    }

    /** Finds it, where the normalisation is known. */
    public Outcome fit(double[] values, Scores scores) {
        Outcome outcome = unbounded(expected.withScores(scores).withStorage(claim.storage()));
        return bounded(values, filled(values, outcome));
    }

    private static Outcome unbounded(Outcome outcome) {
        return outcome.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    // ---- where it is undefined

    private Outcome filled(double[] values, Outcome outcome) {
        Map<Double, Integer> counts = new HashMap<>();
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row]) && claim.isKnown(from + row)) {
                counts.merge(claim.value(from + row), 1, Integer::sum);
            }
        }
        double seen = counts.entrySet().stream()
                .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(Double.NaN);
        if (counts.isEmpty() || isAbsentAs(seen, outcome)) {
            return outcome;
        }
        if (Double.isNaN(seen)) {
            return outcome.withFill(Double.NaN).withScores(outcome.scores().withAbsent(Double.NaN));
        }
        for (double often : new double[] {0, 50, 100, 25, 1, 0.5, -1, Double.NaN}) {
            Outcome tried = outcome.withFill(often);
            if (isAbsentAs(seen, tried)) {
                return tried;
            }
        }
        return outcome.withFill(outcome.scores().inverse(seen));
    }

    /** Whether a value is what absent ones become; a float need not have been rounded before, though it can be read so. */
    private static boolean isAbsentAs(double seen, Outcome outcome) {
        double unrounded = outcome.apply(Double.NaN);
        return isSame(outcome.stored(Double.NaN), seen)
                || (outcome.storage().float32() && isSame((float) unrounded, seen));
    }

    private static boolean isSame(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    // ---- bounds

    private Outcome bounded(double[] values, Outcome outcome) {
        int wild = 0;
        for (int row = 0; row < values.length; row++) {
            wild += claim.isKnown(from + row)
                            && Math.abs(claim.value(from + row))
                                    > outcome.scores().clip()
                    ? 1
                    : 0;
        }
        Outcome free = wild == 0 ? outcome : outcome.withScores(outcome.scores().withClip(Double.POSITIVE_INFINITY));
        boolean max = isReached(values, free, claim.max(), 1);
        boolean min = isReached(values, free, claim.min(), -1);
        // A bound that one row alone has reached is one if it mirrors another.
        boolean mirrored = claim.min() == -claim.max() && (max || min);
        boolean above = max || mirrored;
        boolean below = min || mirrored;
        double hi = bound(free, expected.hi(), claim.max(), above, 1);
        double lo = bound(free, expected.lo(), claim.min(), below, -1);
        boolean symmetric = Double.isFinite(expected.hi()) && expected.lo() == -expected.hi();
        if (!above && !below && symmetric && Double.isInfinite(lo) != Double.isInfinite(hi)) {
            return free; // one of two bounds that belong together is not there
        }
        if (free.scores().times() == 0 && above != below) { // of two bounds that belong together one was never reached
            if (above && !(lo > -hi) && hi > 0) {
                lo = claim.min() >= -hi ? -hi : lo;
            } else if (below && !(hi < -lo) && lo < 0) {
                hi = claim.max() <= -lo ? -lo : hi;
            }
        }
        return lo > hi ? free : free.within(lo, hi);
    }

    /** Whether values beyond the extreme of the column were put to it: more than one, and nearly all of them. */
    private boolean isReached(double[] values, Outcome free, double extreme, int sign) {
        double room = TINY * (claim.max() - claim.min());
        int beyond = 0;
        int there = 0;
        for (int row = 0; row < values.length; row++) {
            if (claim.isKnown(from + row) && !Double.isNaN(values[row])) {
                double value = claim.value(from + row);
                if (sign * (free.apply(values[row]) - extreme)
                        > room + claim.storage().slack(extreme)) {
                    beyond++;
                    there += value == extreme ? 1 : 0;
                }
            }
        }
        return beyond > 1 && there >= 0.9 * beyond;
    }

    /** A bound of the raw value: one that the column shows, or that of the contract if the column is within it. */
    private double bound(Outcome free, double ofContract, double extreme, boolean reached, int sign) {
        boolean finite = Double.isFinite(ofContract);
        double atContract = free.storage().store(free.scores().apply(ofContract));
        if (finite && isSame(atContract, extreme)) {
            return ofContract;
        }
        if (!reached) {
            boolean exceeded = finite && sign * (extreme - atContract) > 0;
            return exceeded || !finite ? sign * Double.POSITIVE_INFINITY : ofContract;
        }
        return free.scores().times() == 0 ? nice(extreme) : nice(free.scores().inverse(extreme));
    }

    /** The shortest decimal that is stored as this. */
    private double nice(double value) {
        for (int digits = 1; digits <= 6; digits++) {
            double rounded = Numbers.significant(value, digits);
            if (claim.storage().store(rounded) == value || Math.abs(rounded - value) < 1e-12 * Math.abs(value)) {
                return rounded;
            }
            if (claim.storage().float32() && Math.abs(rounded - value) <= Math.ulp((float) value)) {
                return rounded;
            }
        }
        return value;
    }
}
