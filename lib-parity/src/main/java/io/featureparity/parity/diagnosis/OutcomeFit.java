// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds what becomes of a formula's values before they stand in a column: what stands in where it is undefined, the bounds,
 * how exactly it was written down. Each is what the contract says unless the column says otherwise.
 */
final class OutcomeFit {

    private static final double TINY = 1e-9;

    private final Claim claim;
    private final Outcome contract;
    private final int from;

    /** The outcome is that of the contract, raw; values that are fitted begin at a bar. */
    OutcomeFit(Claim claim, Outcome contract, int from) {
        this.claim = claim;
        this.contract = contract;
        this.from = from;
    }

    /** Finds it, where a factor and the normalisation are known. */
    Outcome fit(double[] values, Linear linear, Scores scores) {
        Outcome outcome = unbounded(contract.withLinear(linear).withScores(scores).withStorage(claim.storage()));
        outcome = filled(values, outcome);
        outcome = bounded(values, outcome);
        return outcome;
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
        if (counts.isEmpty() || isSame(outcome.stored(Double.NaN), seen)) {
            return outcome;
        }
        if (Double.isNaN(seen)) {
            return outcome.withFill(Double.NaN).withScores(outcome.scores().withAbsent(Double.NaN));
        }
        for (double often : new double[] {0, 50, 100, 25, 1, 0.5, -1, Double.NaN}) {
            Outcome tried = outcome.withFill(often);
            if (isSame(tried.stored(Double.NaN), seen)) {
                return tried;
            }
        }
        return outcome.withFill(outcome.linear().inverse(outcome.scores().inverse(seen)));
    }

    private static boolean isSame(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    // ---- bounds

    private Outcome bounded(double[] values, Outcome outcome) {
        double room = TINY * (claim.max() - claim.min());
        int above = 0;
        int below = 0;
        int wild = 0;
        for (int row = 0; row < values.length; row++) {
            if (claim.isKnown(from + row) && !Double.isNaN(values[row])) {
                double computed = outcome.apply(values[row]);
                double slack = room + claim.storage().slack(claim.value(from + row));
                above += computed > claim.max() + slack ? 1 : 0;
                below += computed < claim.min() - slack ? 1 : 0;
                wild += Math.abs(claim.value(from + row)) > outcome.scores().clip() ? 1 : 0;
            }
        }
        Outcome free = wild == 0 ? outcome : outcome.withScores(outcome.scores().withClip(Double.POSITIVE_INFINITY));
        double hi = bound(free, contract.hi(), claim.max(), above, 1);
        double lo = bound(free, contract.lo(), claim.min(), below, -1);
        if (lo != -hi && above > 0 != below > 0) { // one side of two that belong together was never reached
            if (above > 0 && -hi <= lo && free.scores().times() == 0) {
                lo = -hi;
            } else if (below > 0 && -lo >= hi && free.scores().times() == 0) {
                hi = -lo;
            }
        }
        return lo > hi ? free : free.within(lo, hi);
    }

    /** A bound of the raw value: one that the column shows, or that of the contract if the column is within it. */
    private double bound(Outcome free, double ofContract, double extreme, int beyond, int sign) {
        double inContract = free.linear().apply(ofContract); // bounds stand behind a factor
        boolean finite = Double.isFinite(inContract);
        double atContract = free.storage().store(free.scores().apply(inContract));
        if (beyond == 0) {
            boolean exceeded = finite && sign * (extreme - atContract) > 0;
            return exceeded || !finite ? sign * Double.POSITIVE_INFINITY : inContract;
        }
        if (finite && isSame(atContract, extreme)) {
            return inContract;
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
