// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.json.ShortestDecimal;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.FeatureExplanation;
import io.featureparity.features.explanation.FeatureExplanation.Computation;
import io.featureparity.features.explanation.GraphNode;
import io.featureparity.features.explanation.SharedPart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes an explanation as JSON, for programs. */
public final class ExplanationJson {

    static final int FORMAT = 1;

    private final ContractExplanation explanation;
    private final JsonLines json = new JsonLines();

    private ExplanationJson(ContractExplanation explanation) {
        this.explanation = explanation;
    }

    /**
     * Writes one feature, or all of them.
     *
     * @param explanation the contract's
     * @param feature the feature's name; null for all
     * @return the document
     */
    public static String of(ContractExplanation explanation, @Nullable String feature) {
        return new ExplanationJson(explanation).write(feature);
    }

    private String write(@Nullable String feature) {
        FeatureContract contract = explanation.contract();
        json.open("{").key("format").number(FORMAT);
        json.key("contract").text(contract.id() + "@" + contract.version());
        json.key("hash").text(contract.hash());
        json.key("state").number(explanation.state());
        json.key("features").open("[");
        Set<Integer> nodes = new HashSet<>();
        for (FeatureExplanation one :
                feature == null ? explanation.features() : List.of(explanation.feature(feature))) {
            feature(one);
            if (one.computation() != null) {
                nodes.addAll(one.computation().nodes());
            }
        }
        json.close("]").key("nodes").open("[");
        explanation.nodes().stream()
                .filter(node -> nodes.contains(node.number()))
                .forEach(this::node);
        json.close("]");
        if (feature == null) {
            json.key("pandas").text(explanation.pandas());
        }
        return json.close("}").toString();
    }

    private void feature(FeatureExplanation feature) {
        FeatureSpec spec = feature.feature();
        json.open("{").key("index").number(spec.index());
        json.key("name").text(spec.name()).key("kind").text(feature.kind());
        json.key("words").text(feature.words());
        json.key("normalization").text(Wording.name(spec.normalization()));
        json.key("undefined");
        if (Double.isNaN(spec.undefined())) {
            json.raw("null");
        } else {
            json.raw(ShortestDecimal.of(spec.undefined()));
        }
        Computation computation = feature.computation();
        if (computation != null) {
            computation(spec, computation);
        }
        json.close("}");
    }

    private void computation(FeatureSpec spec, Computation computation) {
        json.key("formula").text(computation.formula()).key("definitions").open("{");
        computation.definitions().forEach((name, text) -> json.key(name).text(text));
        json.close("}").key("inputs").texts(spec.inputs());
        json.key("node").number(computation.node()).key("nodes").numbers(computation.nodes());
        json.key("state").number(computation.state());
        json.key("shared_state").number(computation.sharedState());
        json.key("warm_up_bars").number(computation.warmUpBars());
        json.key("memory_bars");
        if (computation.forgets()) {
            json.number(computation.memoryBars());
        } else {
            json.raw("null");
        }
        json.key("shared").open("[");
        for (SharedPart part : computation.shared()) {
            json.open("{").key("node").number(part.node()).key("formula").text(part.formula());
            json.key("features").texts(part.features()).close("}");
        }
        json.close("]").key("pandas").text(explanation.pandas(spec.name()));
    }

    private void node(GraphNode node) {
        json.open("{").key("number").number(node.number()).key("operation").text(node.operation());
        json.key("inputs").numbers(node.inputs()).key("state").number(node.state());
        json.key("features").texts(node.features()).close("}");
    }
}
