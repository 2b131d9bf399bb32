// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.replay;

import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.Normalization;
import io.featureparity.contract.Price;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.parity.audit.ReplayedDecision;
import io.featureparity.parity.audit.ReplayedFeature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of a replayed decision, the same on the terminal, in JSON and on the page.
 *
 * @param decision the decision
 */
public record ReplayFacts(ReplayedDecision decision) {

    /** {@return what was decided, where and when, by name} */
    public Map<String, String> facts() {
        SegmentHeader header = decision.served().header();
        SeenBar bar = decision.served().bar();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("log", header.logName());
        facts.put("instrument", bar.instrument());
        facts.put("time of the bar", Instant.ofEpochMilli(bar.time()).toString());
        facts.put(
                "served at", Instant.ofEpochMilli(decision.served().wallTime()).toString());
        facts.put("bars before it", Long.toString(bar.index()));
        facts.put(
                "decision of the policy",
                bar.decision().map(FeedDecision::name).orElse("none: the engine was restored and the log saw no bar"));
        facts.put("record", decision.served().number() + " in segment " + header.segment());
        facts.put("library", header.libraryVersion());
        facts.put(
                "contract",
                decision.model().contract().id() + "@"
                        + decision.model().contract().version() + ", " + header.contractHash());
        facts.put("statistics", header.statsHash());
        facts.put("hash of the observation, served", decision.served().observationHash());
        facts.put("recomputed", decision.computedHash().isEmpty() ? "none" : decision.computedHash());
        facts.put("chain", chain());
        if (decision.others() > 0) {
            facts.put("served at the same bar before", Integer.toString(decision.others()));
        }
        return facts;
    }

    private String chain() {
        return decision.damage().isEmpty()
                ? "unbroken, " + decision.chain().records() + " records"
                : "broken: " + decision.damage().get(0);
    }

    /** {@return the values that the calculations saw, by name} */
    public Map<String, Double> inputs() {
        SeenBar bar = decision.served().bar();
        double[] prices = {bar.open(), bar.high(), bar.low(), bar.close()};
        Map<String, Double> inputs = new LinkedHashMap<>();
        for (int i = 0; i < prices.length; i++) {
            inputs.put(Price.columns().get(i), prices[i]);
        }
        inputs.put("volume", bar.volume());
        List<String> macro = decision.model().contract().macroColumns();
        for (int i = 0; i < macro.size(); i++) {
            inputs.put(macro.get(i), bar.macro(i));
        }
        return inputs;
    }

    /** {@return what is taken from a raw value, and what divides the rest, in words} */
    public static String normalisation(ReplayedFeature feature) {
        Normalization how = feature.feature().normalization();
        return switch (how) {
            case Z_SCORE -> "mean " + feature.origin() + ", deviation " + feature.unit();
            case MIN_MAX -> "minimum " + feature.origin() + ", range " + feature.unit();
            case NONE -> "as it is";
        };
    }

    /** {@return whether all is equal to the bit, and nothing is wrong with the log} */
    public boolean isGood() {
        return decision.isEqual() && decision.damage().isEmpty();
    }
}
