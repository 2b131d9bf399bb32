// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.ShortestDecimal;
import io.featureparity.parity.statistics.AuditedFeature;
import io.featureparity.parity.statistics.NormStatsAudit;
import io.featureparity.parity.statistics.NormalizedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An audit on the terminal: the statistics, what the model sees under them, what is wrong, and last the verdict. */
public final class AuditText {

    private final NormStatsAudit audit;

    /** Takes the audit. */
    public AuditText(NormStatsAudit audit) {
        this.audit = audit;
    }

    /** Prints it. */
    public void print(Terminal terminal) {
        say(terminal, "fitted: " + audit.range() + "; " + sessions());
        terminal.out().println();
        new TextTable(values()).print(terminal.out());
        terminal.out().println();
        new TextTable(shapes()).print(terminal.out());
        terminal.out().println();
        for (AuditedFeature feature : audit.features()) {
            if (feature.finding() != AuditedFeature.Finding.AGREES) {
                String code = feature.finding().isSuspect() ? " (" + ErrorCode.STATISTICS_OF_ANOTHER_FORMULA + ")" : "";
                say(terminal, feature.feature() + ": " + feature.sentence() + code);
            }
        }
        for (Fault fault : audit.faults()) {
            if (fault.code() == ErrorCode.STATISTICS_MAKE_FEATURE_CONSTANT) {
                say(terminal, fault.toString());
            }
        }
        String word = audit.verdict().name().replace('_', ' ');
        terminal.out()
                .println((audit.isGood() ? terminal.good(word) : terminal.bad(word)) + ": "
                        + ErrorText.oneLine(audit.sentence()) + code());
    }

    private String code() {
        return audit.faults().stream()
                .map(Fault::code)
                .filter(code -> code == ErrorCode.STATISTICS_OF_OTHER_BARS)
                .map(code -> " (" + code + ")")
                .findFirst()
                .orElse("");
    }

    private String sessions() {
        return audit.sessions() + (audit.sessions() == 1 ? " session" : " sessions") + " in all";
    }

    private static void say(Terminal terminal, String text) {
        terminal.out().println(ErrorText.oneLine(text));
    }

    private List<List<String>> values() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "feature",
                "",
                "mean stated",
                "mean fitted",
                "std stated",
                "std fitted",
                "min stated",
                "min fitted",
                "max stated",
                "max fitted",
                "count stated",
                "count fitted"));
        for (AuditedFeature feature : audit.features()) {
            rows.add(List.of(
                    feature.feature(),
                    feature.finding().label(),
                    exact(feature.stated().mean()),
                    exact(feature.fitted().mean()),
                    exact(feature.stated().std()),
                    exact(feature.fitted().std()),
                    exact(feature.statedRange().min()),
                    exact(feature.fitted().min()),
                    exact(feature.statedRange().max()),
                    exact(feature.fitted().max()),
                    feature.statedCount() < 0 ? "-" : Long.toString(feature.statedCount()),
                    Integer.toString(feature.fitted().count())));
        }
        return rows;
    }

    private List<List<String>> shapes() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("normalised", "mean", "std", "min", "1 %", "50 %", "99 %", "max", "at the clip"));
        for (AuditedFeature feature : audit.features()) {
            NormalizedShape shape = feature.shape();
            rows.add(List.of(
                    feature.feature(),
                    rounded(shape.mean()),
                    rounded(shape.std()),
                    rounded(shape.least()),
                    rounded(shape.low()),
                    rounded(shape.median()),
                    rounded(shape.high()),
                    rounded(shape.greatest()),
                    String.format(Locale.ROOT, "%.3f %%", 100 * shape.clipped())));
        }
        return rows;
    }

    private static String exact(double value) {
        return Double.isFinite(value) ? ShortestDecimal.of(value) : Double.isNaN(value) ? "-" : Double.toString(value);
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
