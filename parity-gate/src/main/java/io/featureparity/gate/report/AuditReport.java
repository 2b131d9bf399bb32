// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.statistics.AuditedFeature;
import io.featureparity.parity.statistics.NormStatsAudit;
import io.featureparity.parity.statistics.NormalizedShape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An audit of statistics as a page, as Markdown and as JUnit XML. */
final class AuditReport {

    private static final String TITLE = "parity stats audit";

    private static final List<String> COLUMNS = List.of(
            "feature",
            "finding",
            "mean stated",
            "mean fitted",
            "std stated",
            "std fitted",
            "normalised 1 %",
            "50 %",
            "99 %",
            "normalised mean",
            "normalised std",
            "at the clip");

    private final NormStatsAudit audit;
    private final List<Provenance> provenance;

    AuditReport(NormStatsAudit audit, List<Provenance> provenance) {
        this.audit = audit;
        this.provenance = provenance;
    }

    private String verdict() {
        return switch (audit.verdict()) {
            case AGREES -> "Agrees";
            case PLAUSIBLE -> "Plausible";
            case OTHER_BARS -> "Other bars";
            case ROUNDED -> "Rounded";
            case SUSPECT -> "Suspect";
        };
    }

    private List<String> cells(AuditedFeature feature) {
        NormalizedShape shape = feature.shape();
        return List.of(
                feature.feature(),
                feature.finding().label(),
                Words.number(feature.stated().mean()),
                Words.number(feature.fitted().mean()),
                Words.number(feature.stated().std()),
                Words.number(feature.fitted().std()),
                Words.number(shape.low()),
                Words.number(shape.median()),
                Words.number(shape.high()),
                Words.number(shape.mean()),
                Words.number(shape.std()),
                Words.percent(Math.round(shape.clipped() * shape.count()), shape.count()));
    }

    /** What is not simply right, a sentence for each. */
    private List<String> sentences() {
        Stream<String> features = audit.features().stream()
                .filter(feature -> feature.finding() != AuditedFeature.Finding.AGREES)
                .map(feature -> feature.feature() + ": " + feature.sentence());
        Stream<String> constants = audit.faults().stream()
                .filter(fault -> fault.code() == ErrorCode.STATISTICS_MAKE_FEATURE_CONSTANT)
                .map(Fault::toString);
        return Stream.concat(features, constants).toList();
    }

    // ---- the page

    String page() {
        Html html = new Html();
        boolean copies = ProvenanceSection.hasHash(provenance);
        List<String> scripts = copies ? List.of(Resources.text("copy.js")) : List.of();
        PageFrame.begin(html, verdict() + ": " + TITLE, scripts);
        html.open("header", "class", audit.isGood() ? "verdict good" : "verdict bad");
        html.element("p", TITLE, "class", "title");
        html.open("h1").element("span", Words.icon(audit.isGood()), "class", "icon", "aria-hidden", "true");
        html.text(" " + verdict()).close("h1");
        html.element("p", audit.sentence() + ".", "class", "summary").line();
        html.element("p", "Fitted: " + audit.range() + ".").line();
        if (!sentences().isEmpty()) {
            html.open("ul", "class", "coverage");
            sentences().forEach(sentence -> html.element("li", sentence));
            html.close("ul").line();
        }
        html.close("header").line().open("main").line();
        table(html);
        html.close("main").line();
        ProvenanceSection.write(html, provenance);
        PageFrame.end(html, scripts);
        return html.toString();
    }

    private void table(Html html) {
        html.open("section", "id", "features").element("h2", "Features").line();
        html.element(
                "p",
                "Stated is what the file says, fitted what the bars give under the contract. Normalised is what a model"
                        + " sees under the stated values: with the right ones the mean is 0 and the deviation 1.",
                "class",
                "note");
        html.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").open("tbody").line();
        for (AuditedFeature feature : audit.features()) {
            boolean bad = feature.finding().isSuspect() || feature.shape().isNearlyConstant();
            html.open("tr", "class", bad ? "bad" : "good");
            List<String> cells = cells(feature);
            html.element("th", cells.get(0), "scope", "row").element("td", cells.get(1), "class", "word");
            cells.stream().skip(2).forEach(cell -> html.element("td", cell, "class", "number"));
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div").close("section").line();
    }

    // ---- Markdown

    String markdown() {
        StringBuilder text = new StringBuilder("## ");
        text.append(audit.isGood() ? "\u2705 " : "\u274c ")
                .append(verdict())
                .append(": ")
                .append(TITLE);
        text.append("\n\n").append(MarkdownReport.escape(audit.sentence())).append(".\n\n");
        text.append(MarkdownReport.escape("Fitted: " + audit.range())).append(".\n");
        if (!sentences().isEmpty()) {
            text.append('\n');
            sentences()
                    .forEach(sentence -> text.append("- ")
                            .append(MarkdownReport.escape(sentence))
                            .append('\n'));
        }
        text.append("\n| ").append(String.join(" | ", COLUMNS)).append(" |\n|---|---|");
        text.append("--:|".repeat(COLUMNS.size() - 2)).append('\n');
        for (AuditedFeature feature : audit.features()) {
            text.append("| ");
            text.append(String.join(
                    " | ", cells(feature).stream().map(MarkdownReport::escape).toList()));
            text.append(" |\n");
        }
        return text.toString();
    }

    // ---- JUnit

    String junit() {
        StringBuilder xml = new StringBuilder();
        int failures = 0;
        for (AuditedFeature feature : audit.features()) {
            List<Fault> faults = audit.faults().stream()
                    .filter(fault -> fault.place() instanceof Place.Part part
                            && part.name().equals(feature.feature()))
                    .toList();
            failures += faults.isEmpty() ? 0 : 1;
            testCase(xml, feature.feature(), faults);
        }
        List<Fault> ofAll = audit.faults().stream()
                .filter(fault -> fault.code() == ErrorCode.STATISTICS_OF_OTHER_BARS)
                .toList();
        failures += ofAll.isEmpty() ? 0 : 1;
        testCase(xml, "range", ofAll);
        return String.format(
                Locale.ROOT,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\""
                        + " skipped=\"0\" time=\"0\">\n%s</testsuite>\n",
                TITLE,
                audit.features().size() + 1,
                failures,
                xml);
    }

    private static void testCase(StringBuilder xml, String name, List<Fault> faults) {
        xml.append("  <testcase classname=\"statistics\" name=\"").append(JunitReport.escape(name));
        xml.append("\" time=\"0\"");
        if (faults.isEmpty()) {
            xml.append("/>\n");
            return;
        }
        Fault first = faults.get(0);
        String text = String.join("; ", faults.stream().map(Fault::toString).toList());
        xml.append(">\n    <failure type=\"").append(first.code()).append("\" message=\"");
        xml.append(JunitReport.escape(first.value())).append("\">").append(JunitReport.escape(text));
        xml.append("</failure>\n  </testcase>\n");
    }
}
