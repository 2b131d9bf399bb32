// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.FeedCounts;
import io.featureparity.features.FeedDecision;
import io.featureparity.features.MarketFeed;
import io.featureparity.table.TimeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Bars that go to the engine by way of a policy of the contract. */
abstract class PolicedBars extends BarsFile {

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description =
                    "Decide about bars by this policy of the contract, such as live, instead of its own. A bar that"
                            + " the policy leaves out has a row without values. Without it times must go forward.")
    private @Nullable String policy;

    @Override
    final TimeOrder order() {
        return policy == null ? TimeOrder.FORWARD : TimeOrder.ANY;
    }

    /** The feed that takes the bars of a table. */
    final MarketFeed feed(FeatureContract contract, NormStats stats, BarTable table) {
        MarketFeed.Builder feed = MarketFeed.of(contract, stats).closures(closures());
        if (policy != null) {
            feed.policy(policy);
        }
        if (table.series() != null) {
            feed.macro(table.series());
        }
        return feed.build();
    }

    /** What the policy decided, but for bars that were simply taken; empty if there is nothing else to tell. */
    final List<String> told(FeedCounts counts, String policyName) {
        List<String> told = new ArrayList<>();
        for (FeedDecision decision : FeedDecision.values()) {
            long count = counts.count(decision);
            if (count > 0 && decision != FeedDecision.ACCEPTED && decision != FeedDecision.ACCEPTED_ABSENT) {
                String words = decision.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                told.add(count + " " + words);
            }
        }
        String name = policy == null ? policyName : policy;
        return told.isEmpty() ? List.of() : List.of("policy " + name + ": " + String.join(", ", told));
    }
}
