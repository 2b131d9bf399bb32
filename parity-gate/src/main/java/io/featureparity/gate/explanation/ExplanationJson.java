// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.json.JsonOut;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.FeatureExplanation;
import io.featureparity.features.explanation.FeatureExplanation.Computation;
import io.featureparity.features.explanation.GraphNode;
import io.featureparity.features.explanation.SharedPart;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes an explanation as JSON, for programs. */
public final class ExplanationJson {

    static final int FORMAT = 1;

    private final ContractExplanation explanation;
    private final JsonOut json;

    private ExplanationJson(ContractExplanation explanation, JsonOut json) {
        this.explanation = explanation;
        this.json = json;
    }

    /**
     * Writes one feature, or all of them.
     *
     * @param explanation the contract's
     * @param feature the feature's name; null for all
     * @return the document
     */
    public static String of(ContractExplanation explanation, @Nullable String feature) {
        return JsonOut.text(json -> new ExplanationJson(explanation, json).write(feature));
    }

    private void write(@Nullable String feature) throws IOException {
        FeatureContract contract = explanation.contract();
        json.beginObject().member("format", FORMAT);
        json.member("contract", contract.id() + "@" + contract.version());
        json.member("hash", contract.hash()).member("state", explanation.state());
        json.key("features").beginList();
        Set<Integer> nodes = new HashSet<>();
        for (FeatureExplanation one :
                feature == null ? explanation.features() : List.of(explanation.feature(feature))) {
            feature(one);
            if (one.computation() != null) {
                nodes.addAll(one.computation().nodes());
            }
        }
        json.endList().key("nodes").beginList();
        for (GraphNode node : explanation.nodes()) {
            if (nodes.contains(node.number())) {
                node(node);
            }
        }
        json.endList();
        if (feature == null) {
            json.member("pandas", explanation.pandas());
        }
        json.endObject();
    }

    private void feature(FeatureExplanation feature) throws IOException {
        FeatureSpec spec = feature.feature();
        json.beginObject().member("index", spec.index());
        json.member("name", spec.name()).member("kind", feature.kind());
        json.member("words", feature.words());
        json.member("normalization", Wording.name(spec.normalization()));
        json.member("undefined", spec.undefined()); // NaN is null
        Computation computation = feature.computation();
        if (computation != null) {
            computation(spec, computation);
        }
        json.endObject();
    }

    private void computation(FeatureSpec spec, Computation computation) throws IOException {
        json.member("formula", computation.formula()).key("definitions").beginObject();
        for (Map.Entry<String, String> definition : computation.definitions().entrySet()) {
            json.member(definition.getKey(), definition.getValue());
        }
        json.endObject().key("inputs").row(spec.inputs().toArray());
        json.member("node", computation.node());
        json.key("nodes").row(computation.nodes().toArray());
        json.member("state", computation.state()).member("shared_state", computation.sharedState());
        json.member("warm_up_bars", computation.warmUpBars());
        if (computation.forgets()) {
            json.member("memory_bars", computation.memoryBars());
        } else {
            json.member("memory_bars", Double.NaN); // null
        }
        json.key("shared").beginList();
        for (SharedPart part : computation.shared()) {
            json.beginObject().member("node", part.node()).member("formula", part.formula());
            json.key("features").row(part.features().toArray()).endObject();
        }
        json.endList().member("pandas", explanation.pandas(spec.name()));
    }

    private void node(GraphNode node) throws IOException {
        json.beginObject().member("number", node.number()).member("operation", node.operation());
        json.key("inputs").row(node.inputs().toArray()).member("state", node.state());
        json.key("features").row(node.features().toArray()).endObject();
    }
}
