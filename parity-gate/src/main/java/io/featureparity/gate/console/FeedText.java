// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.features.feed.FeedCounts;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a feed decided about bars, and what these were like, in one line. */
public final class FeedText {

    private FeedText() {}

    /** {@return what the policy decided, but for bars that were simply taken; empty if there is nothing else to tell} */
    public static Optional<String> of(FeedCounts counts, String policy) {
        String told = decisions(counts);
        return told.isEmpty() ? Optional.empty() : Optional.of("policy " + policy + ": " + told);
    }

    /** {@return what is to be said of bars where the answer itself is no place for it; empty if nobody has to look} */
    public static Optional<String> warning(BarShape shape) {
        return Optional.of(shape.statement())
                .filter(statement -> statement.weight() == Statement.Weight.WARNING)
                .map(Statement::toString);
    }

    /** {@return what was decided, with counts, but for bars that were simply taken} */
    public static String decisions(FeedCounts counts) {
        List<String> told = new ArrayList<>();
        for (FeedDecision decision : FeedDecision.values()) {
            long count = counts.count(decision);
            if (count > 0 && decision != FeedDecision.ACCEPTED && decision != FeedDecision.ACCEPTED_ABSENT) {
                String words = decision.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                told.add(count + " " + words);
            }
        }
        return String.join(", ", told);
    }
}
