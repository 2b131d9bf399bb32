// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.feed.FeedCounts;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.gate.console.FeedText;
import io.featureparity.parity.coverage.Share;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Counts bars on their way into a feed; behind the last one it asks how many of them the feed left out. */
final class FedBars {

    private final Path file;
    private final MarketFeed feed;
    private final String policy;
    private final Share most;
    private final Consumer<? super String> warnings;
    private long bars;

    private FedBars(Path file, MarketFeed feed, String policy, Share most, Consumer<? super String> warnings) {
        this.file = file;
        this.feed = feed;
        this.policy = policy;
        this.most = most;
        this.warnings = warnings;
    }

    static TimedRows of(
            TimedRows rows, Path file, MarketFeed feed, String policy, Share most, Consumer<? super String> warnings) {
        FedBars fed = new FedBars(file, feed, policy, most, warnings);
        return rows.watchedBy(row -> fed.bars++, fed::end);
    }

    private void end() {
        requireFewLeftOut();
        if (bars > 0) {
            ForgottenColumns.warn(feed.features().contract(), feed.counts().neverPresent(), warnings);
        }
    }

    private void requireFewLeftOut() {
        FeedCounts counts = feed.counts();
        long leftOut = 0;
        for (FeedDecision decision : FeedDecision.values()) {
            leftOut += decision.isTaken() || decision.isRefusal() ? 0 : counts.count(decision);
        }
        if (most.isExceededBy(leftOut, bars)) {
            throw new InputException(new Fault(
                    ErrorCode.TOO_MANY_BARS_LEFT_OUT,
                    Place.file(file),
                    "must have at most " + most + " of its bars left out by the policy " + policy
                            + " (or say --max-left-out)",
                    Share.text(leftOut, bars) + " (" + FeedText.decisions(counts) + ")"));
        }
    }
}
