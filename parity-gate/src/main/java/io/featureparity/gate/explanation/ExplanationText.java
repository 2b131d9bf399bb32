// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.FeatureExplanation;
import io.featureparity.features.explanation.FeatureExplanation.Computation;
import io.featureparity.features.explanation.GraphNode;
import io.featureparity.features.explanation.SharedPart;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints an explanation for people. */
public final class ExplanationText {

    private static final int LONGEST_OPERATION = 90;
    private static final int MOST_NAMES = 4;

    private final ContractExplanation explanation;
    private final FeatureContract contract;
    private final PrintStream out;

    /** Prints the explanation of a contract. */
    public ExplanationText(ContractExplanation explanation, PrintStream out) {
        this.explanation = explanation;
        this.contract = explanation.contract();
        this.out = out;
    }

    /** Prints one feature, or all of them if none is named. */
    public void print(@Nullable String feature) {
        if (feature == null) {
            all();
        } else {
            one(explanation.feature(feature));
        }
    }

    /** Gives the code of one feature; of one that has none, a comment that says what it is. */
    public static String pandas(ContractExplanation explanation, String feature) {
        String script = explanation.pandas(feature);
        return script.isEmpty()
                ? "# " + feature + ": " + explanation.feature(feature).words() + "\n"
                : script;
    }

    // ---- one feature

    private void one(FeatureExplanation feature) {
        line("feature     " + feature.name() + " of " + contract.id() + "@" + contract.version());
        line("kind        " + feature.kind() + ": " + feature.words());
        Computation computation = feature.computation();
        if (computation == null) {
            line("in a model  " + Wording.range(feature.feature()));
            return;
        }
        formula(feature, computation);
        line("undefined   " + Wording.undefined(feature.feature()));
        line("normalised  " + Wording.normalised(feature.feature(), contract));
        line("warm-up     " + Wording.warmUp(computation));
        line("memory      " + Wording.memory(computation));
        line("state       " + Wording.state(computation));
        heading("graph, in the order in which it is computed");
        Set<Integer> needed = new LinkedHashSet<>(computation.nodes());
        nodes(explanation.nodes().stream()
                .filter(node -> needed.contains(node.number()))
                .toList());
        heading("shared with other features, and computed once");
        shared(computation.shared());
        heading("pandas");
        out.print(explanation.pandas(feature.name()));
    }

    private void formula(FeatureExplanation feature, Computation computation) {
        line("formula     " + Wording.inOneLine(computation.formula()));
        String before = "with        ";
        for (var definition : computation.definitions().entrySet()) {
            line(before + definition.getKey() + " = " + Wording.inOneLine(definition.getValue()));
            before = "            ";
        }
        List<String> inputs = feature.feature().inputs();
        line("reads       " + (inputs.isEmpty() ? "the time of the bar alone" : String.join(", ", inputs)));
    }

    // ---- a contract

    private void all() {
        int market = contract.marketFeatures().size();
        line("contract    " + contract.id() + "@" + contract.version());
        line("hash        " + contract.hash());
        line("features    " + contract.size() + ", " + market + " of them computed from bars, in one graph of "
                + Wording.counted(explanation.nodes().size(), "node"));
        line("state       " + Wording.doubles(explanation.state())
                + ", beside the counters and last values of an engine");
        heading("features");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("feature", "kind", "node", "warm-up", "memory", "state", "shared", "normalised", "undefined"));
        explanation.features().forEach(feature -> rows.add(cells(feature)));
        new TextTable(rows).print(out);
        heading("formulas");
        explanation.features().forEach(this::formulas);
        heading("graph, in the order in which it is computed");
        nodes(explanation.nodes());
        heading("shared by several features, and computed once");
        Set<SharedPart> shared = new LinkedHashSet<>();
        explanation.features().stream().map(FeatureExplanation::computation).forEach(computation -> {
            if (computation != null) {
                shared.addAll(computation.shared());
            }
        });
        shared(shared.stream()
                .sorted((a, b) -> Integer.compare(a.node(), b.node()))
                .toList());
        heading("pandas");
        out.print(explanation.pandas());
    }

    private static List<String> cells(FeatureExplanation feature) {
        FeatureSpec spec = feature.feature();
        Computation computation = feature.computation();
        String name = spec.index() + " " + spec.name();
        if (computation == null) {
            return List.of(name, feature.kind(), "", "", "", "", "", "", "");
        }
        return List.of(
                name,
                feature.kind(),
                "#" + computation.node(),
                Integer.toString(computation.warmUpBars()),
                computation.forgets() ? Integer.toString(computation.memoryBars()) : "for ever",
                Integer.toString(computation.state()),
                Integer.toString(computation.sharedState()),
                Wording.name(spec.normalization()),
                Wording.undefined(spec));
    }

    private void formulas(FeatureExplanation feature) {
        Computation computation = feature.computation();
        if (computation == null) {
            line(feature.name() + ": " + feature.words());
            return;
        }
        line(feature.name() + " = " + Wording.inOneLine(computation.formula()));
        computation.definitions().forEach((name, text) -> line("    " + name + " = " + Wording.inOneLine(text)));
    }

    // ---- parts

    private void nodes(List<GraphNode> nodes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("node", "computes", "reads", "state", "needed by"));
        for (GraphNode node : nodes) {
            rows.add(List.of(
                    "#" + node.number(),
                    cut(node.operation()),
                    String.join(
                            " ",
                            node.inputs().stream().map(input -> "#" + input).toList()),
                    node.state() == 0 ? "" : Integer.toString(node.state()),
                    names(node.features())));
        }
        new TextTable(rows).print(out);
    }

    private void shared(List<SharedPart> shared) {
        if (shared.isEmpty()) {
            line("nothing");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("node", "formula", "needed by"));
        shared.forEach(
                part -> rows.add(List.of("#" + part.node(), cut(part.formula()), String.join(", ", part.features()))));
        new TextTable(rows).print(out);
    }

    private static String names(List<String> features) {
        return features.size() <= MOST_NAMES
                ? String.join(", ", features)
                : String.join(", ", features.subList(0, MOST_NAMES - 1)) + " and " + (features.size() - MOST_NAMES + 1)
                        + " more";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_OPERATION ? text : text.substring(0, LONGEST_OPERATION - 3) + "...";
    }

    private void heading(String text) {
        out.println();
        line(text);
    }

    private void line(String text) {
        out.println(ErrorText.oneLine(text));
    }
}
