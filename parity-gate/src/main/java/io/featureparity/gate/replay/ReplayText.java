// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.replay;

import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.console.TextTable;
import io.featureparity.parity.audit.ReplayedDecision;
import io.featureparity.parity.audit.ReplayedFeature;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints a replayed decision for people. */
public final class ReplayText {

    private static final List<String> HEADER = List.of(
            "feature",
            "clause",
            "raw, served",
            "raw, recomputed",
            "mean or minimum",
            "deviation or range",
            "served",
            "recomputed",
            "");

    private final ReplayFacts report;
    private final ReplayedDecision decision;

    /** Prints this decision. */
    public ReplayText(ReplayFacts report) {
        this.report = report;
        this.decision = report.decision();
    }

    /** Prints it. */
    public void print(Terminal terminal) {
        PrintStream out = terminal.out();
        report.facts().forEach((name, value) -> line(out, name + ": " + value));
        out.println();
        report.inputs().forEach((name, value) -> line(out, name + " = " + (Double.isNaN(value) ? "absent" : value)));
        out.println();
        List<List<String>> table = new ArrayList<>(List.of(HEADER));
        decision.features().forEach(feature -> table.add(cells(feature)));
        new TextTable(table).print(out);
        out.println();
        decision.features().stream()
                .filter(feature -> !feature.formula().isEmpty())
                .forEach(feature -> {
                    line(out, feature.name() + " = " + inOneLine(feature.formula()));
                    feature.definitions().forEach((name, text) -> line(out, "    " + name + " = " + inOneLine(text)));
                });
        out.println();
        decision.differing().forEach(feature -> line(out, difference(feature)));
        String sentence = decision.sentence();
        line(out, decision.isEqual() ? terminal.good(sentence) : terminal.bad(sentence));
    }

    private static List<String> cells(ReplayedFeature feature) {
        return List.of(
                feature.name(),
                feature.clause(),
                Double.toString(feature.servedRaw()),
                Double.toString(feature.computedRaw()),
                Double.toString(feature.origin()),
                Double.toString(feature.unit()),
                Float.toString(feature.served()),
                Float.toString(feature.computed()),
                feature.isEqual() ? "equal" : "DIFFERS");
    }

    private static String difference(ReplayedFeature feature) {
        return feature.name() + ": served " + Double.toHexString(feature.servedRaw()) + ", recomputed "
                + Double.toHexString(feature.computedRaw()) + "; in the observation "
                + Float.toHexString(feature.served()) + " and " + Float.toHexString(feature.computed());
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void line(PrintStream out, String text) {
        out.println(ErrorText.oneLine(text));
    }
}
