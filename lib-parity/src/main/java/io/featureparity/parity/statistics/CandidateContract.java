// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.formula.Formulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A contract whose features are the candidates of one feature, so that one pass of the bars computes all of them. Bars, macro
 * values and policies are treated as under the contract itself.
 */
final class CandidateContract {

    /** A contract takes no more definitions. */
    private static final int MOST_DEFINITIONS = 100;

    /** Nor so many features. */
    private static final int MOST_FEATURES = 256;

    private final FeatureContract base;
    private final Map<String, String> baseDefine = new LinkedHashMap<>();
    private final ObjectNode document;

    CandidateContract(FeatureContract base) {
        this.base = base;
        try {
            this.document =
                    (ObjectNode) new ObjectMapper().readTree(base.document().canonicalText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract is JSON", e);
        }
        document.path("define")
                .properties()
                .forEach(
                        entry -> baseDefine.put(entry.getKey(), entry.getValue().textValue()));
    }

    /** Some candidates and the contract that computes them, in their order. */
    record Batch(FeatureContract contract, List<FormulaCandidate> candidates) {}

    /** Puts candidates into as few contracts as can hold them. A candidate that is no formula is left out. */
    List<Batch> batches(List<FormulaCandidate> candidates) {
        List<Batch> batches = new ArrayList<>();
        List<FormulaCandidate> open = new ArrayList<>();
        int definitions = baseDefine.size();
        for (FormulaCandidate candidate : candidates) {
            if (!isReadable(candidate)) {
                continue;
            }
            boolean full = open.size() == MOST_FEATURES
                    || definitions + candidate.define().size() > MOST_DEFINITIONS;
            if (full && !open.isEmpty()) {
                batches.add(new Batch(contract(open), List.copyOf(open)));
                open.clear();
                definitions = baseDefine.size();
            }
            open.add(candidate);
            definitions += candidate.define().size();
        }
        if (!open.isEmpty()) {
            batches.add(new Batch(contract(open), List.copyOf(open)));
        }
        return batches;
    }

    private boolean isReadable(FormulaCandidate candidate) {
        Map<String, String> define = new LinkedHashMap<>(baseDefine);
        define.putAll(candidate.define());
        return Formulas.read(base.macroColumns(), define, Map.of("candidate", candidate.formula()))
                        .formulas()
                != null;
    }

    private FeatureContract contract(List<FormulaCandidate> candidates) {
        ObjectNode contract = document.deepCopy();
        ObjectNode define = contract.putObject("define");
        baseDefine.forEach(define::put);
        ArrayNode features = contract.putArray("features");
        for (int i = 0; i < candidates.size(); i++) {
            FormulaCandidate candidate = candidates.get(i);
            Map<String, String> names = new HashMap<>();
            for (String name : candidate.define().keySet()) {
                names.put(name, "candidate_" + i + "_" + name);
            }
            candidate.define().forEach((name, text) -> define.put(names.get(name), renamed(text, names)));
            feature(features.addObject(), i, renamed(candidate.formula(), names));
        }
        if (define.isEmpty()) {
            contract.remove("define");
        }
        return FeatureContract.parse("candidates", contract.toString());
    }

    private static void feature(ObjectNode feature, int index, String formula) {
        feature.put("index", index).put("name", "candidate_" + index);
        feature.putObject("calculation").put("kind", "formula").put("formula", formula);
        feature.putNull("undefined").put("normalization", "z_score");
        feature.putObject("range").put("min", -1).put("max", 1);
        feature.putObject("tolerance_ulps").put("raw", 0).put("normalized", 0).put("observation", 0);
    }

    /** Each candidate has definitions of its own, though most of them have the same names. */
    private static String renamed(String text, Map<String, String> names) {
        return Pattern.compile("[A-Za-z_][A-Za-z0-9_]*")
                .matcher(text)
                .replaceAll(name -> names.getOrDefault(name.group(), name.group()));
    }
}
