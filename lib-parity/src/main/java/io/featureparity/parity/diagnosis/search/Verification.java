// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Storage;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Evidence;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import java.time.Instant;

/** Holds an explanation against every row of a column. */
public final class Verification {

    private static final double NEAR = 1e-13;
    private static final double CLOSE = 1e-9;
    private static final double OF_A_FLOAT = 0x1p-23;

    private final MarketColumns market;
    private final Claim claim;

    /** Up to this row an average may remember bars that nobody gave; before the first one the contract gives no observation. */
    private final int memory;

    private final int warmUp;
    private final int from;

    /** Values that are verified begin at a bar. */
    Verification(MarketColumns market, Claim claim, int memory, int from) {
        this.from = from;
        this.market = market;
        this.claim = claim;
        this.warmUp = Math.min(market.contract().warmUpBars(), market.size());
        this.memory = Math.max(warmUp, Math.min(memory, market.size() / 2));
    }

    /** Counts, for values as they are stored. */
    Evidence of(double[] stored, Outcome outcome, Expression expression) {
        boolean logarithm =
                expression.any(node -> Trees.is(node, FormulaFunction.LOG) || Trees.is(node, FormulaFunction.EXP));
        double relative = relative(claim, outcome);
        int first = firstMatch(stored, relative);
        int rows = 0;
        int equal = 0;
        int near = 0;
        int close = 0;
        int all = 0;
        double worst = 0;
        int worstRow = -1;
        for (int row = from; row < from + stored.length; row++) {
            if (!claim.isKnown(row)) {
                continue;
            }
            double a = stored[row - from];
            double b = claim.value(row);
            boolean same = isEqual(a, b, logarithm, outcome.storage());
            all += same ? 1 : 0;
            if (row < first) {
                continue;
            }
            rows++;
            equal += same ? 1 : 0;
            near += same || claim.isAbout(a, b, NEAR) ? 1 : 0;
            close += same || claim.isAbout(a, b, relative) ? 1 : 0;
            double apart = Double.isNaN(a) != Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.abs(a - b);
            if (!same && apart > worst) {
                worst = apart;
                worstRow = row;
            }
        }
        Instant when = worstRow < 0 ? null : Instant.ofEpochMilli(market.time(worstRow));
        return new Evidence(rows, equal, near, close, first, when, worst, all, 0);
    }

    /** A line that was found from floats is no more exact than they are. */
    public static double relative(Claim claim, Outcome outcome) {
        return claim.storage().float32() && outcome.linear().kind() != Linear.Kind.SAME ? OF_A_FLOAT : CLOSE;
    }

    private static boolean isEqual(double a, double b, boolean logarithm, Storage storage) {
        if (Double.compare(a, b) == 0 || a == b) {
            return true;
        }
        double ulp = storage.float32() ? Math.ulp((float) b) : Math.ulp(b);
        return logarithm && Math.abs(a - b) <= ulp;
    }

    /** The first row from which it matches: behind the warm-up, or where an average has forgotten what came before. */
    private int firstMatch(double[] stored, double relative) {
        int differs = -1;
        int rows = 0;
        for (int row = Math.max(from, warmUp); row < Math.min(memory, from + stored.length); row++) {
            if (claim.isKnown(row)) {
                rows++;
                differs = claim.isAbout(stored[row - from], claim.value(row), relative) ? differs : row;
            }
        }
        // A difference or two of many rows is no memory but a difference.
        return differs < 0 || rows == 0 || differs > warmUp + (memory - warmUp) * 9 / 10 ? warmUp : differs + 1;
    }
}
