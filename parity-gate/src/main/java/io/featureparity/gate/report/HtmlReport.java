// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report as one page that asks nobody for anything: style, script, plots and data are in it, and its policy forbids
 * whatever else a browser could load or run. Tables and histograms are there without script too.
 */
final class HtmlReport {

    private final ReportDocument document;
    private final ParityReport total;
    private final PlotBudget plots;
    private final List<FeatureContract> contracts;
    private final Html html = new Html();

    private HtmlReport(ReportDocument document, List<FeatureContract> contracts) {
        this.document = document;
        this.contracts = contracts;
        this.total = document.total();
        this.plots = PlotBudget.of(document.findings());
    }

    static String write(ReportDocument document, List<FeatureContract> contracts) {
        return new HtmlReport(document, contracts).write();
    }

    private String write() {
        List<String> scripts = scripts();
        PageFrame.begin(html, Words.verdict(document.verdict()) + ": " + document.title(), scripts);
        header();
        html.open("main").line();
        features();
        new PlotSections(html, total, plots).write();
        new ComputationSection(html, total, contracts).write();
        cases();
        html.close("main").line();
        ProvenanceSection.write(html, document.provenance());
        if (!plots.plotted().isEmpty()) {
            html.open("script", "type", "application/json", "id", "data");
            html.trusted(PlotData.json(plots)).close("script").line();
        }
        PageFrame.end(html, scripts);
        return html.toString();
    }

    /** A page without plots has no need of the library, and one without hashes of no script at all. */
    private List<String> scripts() {
        List<String> scripts = new ArrayList<>();
        if (ProvenanceSection.hasHash(document.provenance())) {
            scripts.add(Resources.text("copy.js"));
        }
        if (!plots.plotted().isEmpty()) {
            scripts.add("/*\n" + Resources.text("uplot.license.txt") + "*/\n" + Resources.text("uplot.min.js"));
            scripts.add(Resources.text("axis.js") + Resources.text("page.js"));
        }
        return scripts;
    }

    private void header() {
        boolean parity = document.verdict() == Verdict.PARITY;
        html.open("header", "class", parity ? "verdict good" : "verdict bad");
        html.element("p", document.title(), "class", "title");
        html.open("h1").element("span", Words.icon(parity), "class", "icon", "aria-hidden", "true");
        html.text(" " + Words.verdict(document.verdict())).close("h1");
        html.element("p", Words.summary(document) + ".", "class", "summary").line();
        if (document.findings().size() == 1) {
            html.element("p", document.findings().get(0).about()).line();
        }
        coverage();
        Headline.write(html, total);
        html.close("header").line();
    }

    private void coverage() {
        if (document.statements().isEmpty()) {
            return;
        }
        html.open("ul", "class", "coverage");
        for (Statement statement : document.statements()) {
            String weight = statement.weight().name().toLowerCase(Locale.ROOT);
            html.element("li", statement.toString(), "class", weight);
        }
        html.close("ul").line();
    }

    private void features() {
        html.open("section", "id", "features").element("h2", "Features").line();
        html.element(
                "p",
                "Distances are in units in the last place (ulps): how many representable numbers two values are apart."
                        + " Errors are the largest, of all pairs of two numbers. The shift is in units of the"
                        + " normalised feature: at the raw stage, the difference divided by the standard deviation of"
                        + " the statistics.",
                "class",
                "note");
        table("Features and stages", total.lines(), true);
        html.close("section").line();
    }

    private void table(String label, List<ParityReport.Line> lines, boolean links) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
        html.open("table").open("thead").open("tr");
        html.element("th", "feature", "scope", "col").element("th", "stage", "scope", "col");
        html.element("th", "verdict", "scope", "col");
        for (String number : List.of("compared", "diverged", "worst", "median", "error", "relative", "shift")) {
            html.element("th", number, "scope", "col", "class", "number");
        }
        html.element("th", "first divergence", "scope", "col")
                .element("th", "first numeric divergence", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody")
                .line();
        // What diverges comes first: of dozens of lines it may be one.
        lines.stream().filter(line -> !line.isParity()).forEach(line -> row(line, links));
        lines.stream().filter(ParityReport.Line::isParity).forEach(line -> row(line, links));
        html.close("tbody").close("table").close("div").line();
    }

    private void row(ParityReport.Line line, boolean links) {
        Divergence first = line.first();
        html.open("tr", "class", line.isParity() ? "good" : "bad").open("th", "scope", "row");
        if (links && first != null) {
            html.element("a", line.feature(), "href", "#" + PlotSections.id(total, line.feature()));
        } else {
            html.text(line.feature());
        }
        html.close("th").element("td", line.stage().label());
        html.open("td", "class", "word").element("span", Words.icon(line.isParity()), "aria-hidden", "true");
        html.text(" " + Words.verdict(line)).close("td");
        html.element("td", Words.count(line.compared()), "class", "number");
        html.element("td", Words.count(line.diverged()), "class", "number");
        html.element("td", Words.ulps(line.worst()), "class", "number", "title", Words.count(line.worst()));
        html.element(
                "td", Words.median(line.distances()), "class", "number", "title", Words.exactMedian(line.distances()));
        number(line.errors().absolute());
        number(line.errors().relative());
        number(line.errors().shift());
        html.open("td", "class", "first");
        if (first != null) {
            place(first);
        }
        html.close("td").open("td", "class", "first");
        Divergence numeric = line.firstNumeric();
        if (first != null && (numeric == null || numeric.equals(first))) {
            html.text(numeric == null ? "none: one side is absent each time" : "the same");
        } else if (numeric != null) {
            place(numeric);
        }
        html.close("td").close("tr").line();
    }

    private void number(double value) {
        html.element("td", Words.number(value), "class", "number", "title", Double.toString(value));
    }

    private void place(Divergence divergence) {
        html.element("span", divergence.subject() + ", bar " + Words.count(divergence.bar()), "class", "place");
        html.text(" ").element("time", divergence.time().toString()).open("span", "class", "pair");
        html.element("code", divergence.expectedDecimal()).text(" \u2192 ").element("code", divergence.actualDecimal());
        html.close("span");
    }

    private void cases() {
        if (document.findings().size() < 2) {
            return; // the table of features has it all
        }
        html.open("section", "id", "cases").element("h2", "Cases").line();
        for (Findings found : document.findings()) {
            ParityReport report = found.report();
            html.open("details", "class", report.isParity() ? "case good" : "case bad")
                    .open("summary");
            html.open("span", "class", "word").element("span", Words.icon(report.isParity()), "aria-hidden", "true");
            html.element("span", Words.verdict(report), "class", "hidden")
                    .close("span")
                    .text(" ");
            html.element("strong", found.subject()).text(" ");
            html.element(
                    "span",
                    Words.count(report.compared()) + " compared, "
                            + (report.diverged() == 0 ? "none" : Words.count(report.diverged())) + " diverged",
                    "class",
                    "counts");
            html.close("summary").element("p", found.about(), "class", "note");
            table(found.subject(), report.lines(), false);
            html.close("details").line();
        }
        html.close("section").line();
    }
}
