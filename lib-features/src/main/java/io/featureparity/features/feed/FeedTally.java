// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the decisions of a feed, and which columns never had a value. Allocates nothing for a bar. */
final class FeedTally {

    private final FeedProgress progress;

    /** For each decision what the number was when counting began anew. */
    private final long[] begun = new long[FeedDecision.values().length];

    /** The columns, in the order of the values of a {@link BarBuffer}. */
    private final List<String> columns;

    private final boolean[] seen;
    private final int warmUpBars;
    private int unseen;
    /** How many bars were taken in while a column had no value; not counted any more when all had one. */
    private long bars;

    FeedTally(FeatureContract contract) {
        progress = new FeedProgress(contract);
        columns = new ArrayList<>(Price.columns());
        columns.addAll(contract.macroColumns());
        seen = new boolean[columns.size()];
        unseen = seen.length;
        warmUpBars = contract.warmUpBars();
    }

    /** {@return the numbers for other threads, which never go down} */
    FeedProgress progress() {
        return progress;
    }

    void add(FeedDecision decision) {
        progress.add(decision);
    }

    /** Notes which columns have a value at a bar that was taken in, as formulas saw it. */
    void look(BarBuffer bar, FeedDecision decision) {
        if (unseen > 0) {
            if (isAnotherBar(decision)) {
                bars++;
            }
            for (int i = 0; i < seen.length; i++) {
                if (!seen[i] && !Double.isNaN(bar.value(i))) {
                    seen[i] = true;
                    unseen--;
                }
            }
        }
    }

    /** Whether a decision took the bar in that ends the warm-up, and a column had no value by then. */
    boolean warmUpEndsWithoutAColumn(FeedDecision decision) {
        return unseen > 0 && bars == warmUpBars + 1 && isAnotherBar(decision);
    }

    private static boolean isAnotherBar(FeedDecision decision) {
        return decision.isTaken() && decision != FeedDecision.REPLACED;
    }

    /** The columns without a value so far; none before the first bar. */
    List<String> neverPresent() {
        List<String> never = new ArrayList<>();
        for (int i = 0; i < seen.length && bars > 0; i++) {
            if (!seen[i]) {
                never.add(columns.get(i));
            }
        }
        return List.copyOf(never);
    }

    void reset() {
        for (FeedDecision decision : FeedDecision.values()) {
            begun[decision.ordinal()] = progress.count(decision);
        }
        Arrays.fill(seen, false);
        unseen = seen.length;
        bars = 0;
    }

    /** Goes on from the numbers of another one, for the same contract. */
    void takeOver(FeedTally other) {
        for (FeedDecision decision : FeedDecision.values()) {
            begun[decision.ordinal()] = progress.count(decision) - other.count(decision);
        }
        System.arraycopy(other.seen, 0, seen, 0, seen.length);
        unseen = other.unseen;
        bars = other.bars;
    }

    FeedCounts counts() {
        Map<FeedDecision, Long> counts = new EnumMap<>(FeedDecision.class);
        for (FeedDecision decision : FeedDecision.values()) {
            counts.put(decision, count(decision));
        }
        return new FeedCounts(counts, neverPresent());
    }

    private long count(FeedDecision decision) {
        return progress.count(decision) - begun[decision.ordinal()];
    }
}
