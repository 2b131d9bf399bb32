// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.FeatureExplanation;
import io.featureparity.features.explanation.FeatureExplanation.Computation;
import io.featureparity.gate.drawing.GraphDrawing;
import io.featureparity.gate.explanation.Wording;
import io.featureparity.parity.comparison.ParityReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How each compared feature is computed: formula, graph, state and the same in pandas, folded. A feature that several
 * contracts compute in the same way stands there once. Those that diverge come first, while there is room for drawings.
 */
final class ComputationSection {

    /** Letters of all drawings and scripts together, so that the page stays below its size. */
    static final int MOST_LETTERS = 1_500_000;

    /** A feature, with a contract that has it. */
    private record Explained(ContractExplanation explanation, FeatureExplanation feature) {

        /** What is the same for contracts that compute it in the same way. */
        List<Object> same() {
            Computation computation = feature.computation();
            return computation == null
                    ? List.of(feature.name(), feature.words())
                    : List.of(
                            feature.name(),
                            feature.kind(),
                            computation.formula(),
                            computation.definitions(),
                            feature.feature().undefined(),
                            Wording.normalised(feature.feature(), explanation.contract()));
        }
    }

    private final Html html;
    private final ParityReport total;
    private final Map<List<Object>, Explained> explained = new LinkedHashMap<>();
    private final Map<List<Object>, List<String>> contracts = new HashMap<>();
    private int letters;

    /** From the first on for which there is no room, none is drawn: to try takes time. */
    private boolean full;

    ComputationSection(Html html, ParityReport total, List<FeatureContract> contracts) {
        this.html = html;
        this.total = total;
        for (FeatureContract contract : new LinkedHashSet<>(contracts)) {
            ContractExplanation explanation = ContractExplanation.of(contract);
            explanation.features().forEach(feature -> {
                Explained one = new Explained(explanation, feature);
                explained.putIfAbsent(one.same(), one);
                this.contracts
                        .computeIfAbsent(one.same(), same -> new ArrayList<>())
                        .add(contract.id() + "@" + contract.version());
            });
        }
    }

    void write() {
        Set<String> compared = new LinkedHashSet<>(PlotSections.diverging(total));
        total.lines().forEach(line -> compared.add(line.feature()));
        List<Explained> shown = new ArrayList<>();
        for (String feature : compared) {
            explained.values().stream()
                    .filter(one -> one.feature().name().equals(feature))
                    .forEach(shown::add);
        }
        if (shown.isEmpty()) {
            return;
        }
        html.open("section", "id", "computed").element("h2", "How each feature is computed");
        html.element(
                "p",
                "In a graph, lines go from what is read to what reads it. #3 is node 3 of the list that parity contract"
                        + " explain prints; doubles are what is kept from bar to bar; a dashed box is computed once for"
                        + " several features.",
                "class",
                "note");
        html.line();
        shown.forEach(this::feature);
        html.close("section").line();
    }

    private void feature(Explained one) {
        FeatureExplanation feature = one.feature();
        html.open("details", "class", "case").open("summary").element("strong", feature.name());
        html.text(" ")
                .element("span", about(one), "class", "counts")
                .close("summary")
                .line();
        Computation computation = feature.computation();
        if (computation == null) {
            html.element("p", feature.words() + ".", "class", "note")
                    .close("details")
                    .line();
            return;
        }
        StringBuilder formula = new StringBuilder(feature.name() + " = " + Wording.inOneLine(computation.formula()));
        computation
                .definitions()
                .forEach((name, text) -> formula.append("\n    " + name + " = " + Wording.inOneLine(text)));
        code(formula.toString(), "Formula of " + feature.name());
        html.open("dl", "class", "facts");
        fact("undefined", Wording.undefined(feature.feature()));
        fact(
                "normalised",
                Wording.normalised(feature.feature(), one.explanation().contract()));
        fact("warm-up", Wording.warmUp(computation));
        fact("memory", Wording.memory(computation));
        fact("state", Wording.state(computation));
        html.close("dl").line();
        graph(one);
        html.close("details").line();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close("div");
    }

    private String about(Explained one) {
        List<String> names = contracts.getOrDefault(one.same(), List.of());
        return one.feature().kind() + ", in " + names.get(0)
                + (names.size() == 1 ? "" : " and " + Words.counted(names.size() - 1L, "other", "others"));
    }

    private void graph(Explained one) {
        String name = one.feature().name();
        String script = one.explanation().pandas(name);
        Optional<String> drawing = full
                ? Optional.empty()
                : GraphDrawing.inPage("Graph of " + name, one.explanation().boxes(name));
        int needed = drawing.map(String::length).orElse(0) + script.length();
        full = full || letters + needed > MOST_LETTERS;
        if (drawing.isEmpty() || full) {
            html.element(
                    "p",
                    "There is no room for its graph here: parity contract explain with --svg draws it.",
                    "class",
                    "note");
            return;
        }
        letters += needed;
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Graph of " + name);
        html.trusted(drawing.get()).close("div").line(); // GraphDrawing escapes what it writes
        html.open("details").element("summary", "The same in pandas");
        code(script, name + " in pandas");
        html.close("details").line();
    }

    private void code(String text, String label) {
        html.open("pre", "tabindex", "0", "role", "region", "aria-label", label);
        html.open("code");
        text.lines().forEach(line -> html.text(line).line());
        html.close("code").close("pre").line();
    }
}
