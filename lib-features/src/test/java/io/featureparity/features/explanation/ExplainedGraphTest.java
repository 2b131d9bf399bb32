// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.TestContracts;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The graph that is told of any contract is the one that an engine computes, and has its state. */
class ExplainedGraphTest {

    /** Every calculation, with every choice of its parameters, and formulas. */
    @Test
    void theGraphIsWhatAnEngineComputes() {
        ContractExplanation every = ContractExplanation.of(TestContracts.everyCalculation());
        List<GraphNode> nodes = every.nodes();
        for (GraphNode node : nodes) {
            assertThat(node.number()).isEqualTo(nodes.indexOf(node));
            assertThat(node.inputs()).allSatisfy(input -> assertThat(input).isLessThan(node.number()));
            assertThat(node.features()).isNotEmpty();
            for (int input : node.inputs()) {
                assertThat(nodes.get(input).features()).containsAll(node.features());
            }
        }
        for (FeatureExplanation feature : every.features()) {
            if (feature.computation() != null) {
                assertThat(nodesBehind(every, feature.computation().node()))
                        .containsExactlyElementsOf(feature.computation().nodes());
                assertThat(every.boxes(feature.name()).stream()
                                .mapToInt(GraphBox::state)
                                .sum())
                        .isEqualTo(feature.computation().state());
            }
        }
        assertThat(every.boxes().stream().mapToInt(GraphBox::state).sum()).isEqualTo(every.state());
    }

    private static Set<Integer> nodesBehind(ContractExplanation explanation, int node) {
        Set<Integer> found = new TreeSet<>(Set.of(node));
        explanation.nodes().get(node).inputs().forEach(input -> found.addAll(nodesBehind(explanation, input)));
        return found;
    }

    /** Counters and last values apart, which an engine has for itself. */
    @Test
    void theStateIsThatOfAnEngine() {
        FeatureContract ours = FeatureContract.parse(
                "ours",
                ContractDocument.of("ours")
                        .macro("dxy", "vix")
                        .formula("macd", "ewm_mean(close, span=12) - ewm_mean(close, span=26)", null)
                        .formula("score", "(close - rolling_mean(close, 20)) / rolling_std(close, 20)", null)
                        .formula("peak", "close / rolling_max(high, 30) + day_first(open) + ffill(dxy, limit=9)", null)
                        .toJson());
        for (FeatureContract contract : List.of(TestContracts.usdcop(), ours, TestContracts.everyCalculation())) {
            ContractExplanation explanation = ContractExplanation.of(contract);
            RawFeatures raw = RawFeatures.of(contract);
            int ofTheEngine = 4 + raw.size();
            assertThat(RawEngine.of(raw).stateLength()).isEqualTo(ofTheEngine + explanation.state());
        }
    }
}
