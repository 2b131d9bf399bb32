// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Diagnosis.Plot;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is known of columns as a page that asks nobody for anything, like the page of a comparison. */
final class DiagnosisPage {

    private final DiagnosisReport report;
    private final List<Diagnosis> drawn = new ArrayList<>();
    private final Html html = new Html();

    private DiagnosisPage(DiagnosisReport report) {
        this.report = report;
        report.answers().stream().filter(answer -> answer.plot() != null).forEach(drawn::add);
    }

    static String write(DiagnosisReport report) {
        return new DiagnosisPage(report).write();
    }

    private String write() {
        List<String> scripts = new ArrayList<>();
        if (ProvenanceSection.hasHash(report.provenance())) {
            scripts.add(Resources.text("copy.js"));
        }
        if (!drawn.isEmpty()) {
            scripts.add("/*\n" + Resources.text("uplot.license.txt") + "*/\n" + Resources.text("uplot.min.js"));
            scripts.add(Resources.text("axis.js") + Resources.text("page.js"));
        }
        PageFrame.begin(html, "Diagnosis: " + report.summary(), scripts);
        header();
        html.open("main").line();
        table();
        html.open("section", "id", "plots").element("h2", "What made them").line();
        html.open("noscript").element("p", "The plots need JavaScript; all else on this page does not.");
        html.close("noscript").line();
        report.answers().forEach(this::column);
        html.close("section").line().close("main").line();
        ProvenanceSection.write(html, report.provenance());
        if (!drawn.isEmpty()) {
            html.open("script", "type", "application/json", "id", "data");
            html.trusted(DiagnosisPlots.json(drawn)).close("script").line();
        }
        PageFrame.end(html, scripts);
        return html.toString();
    }

    private void header() {
        html.open("header", "class", report.isContract() ? "verdict good" : "verdict bad");
        html.element("p", "parity diagnose", "class", "title");
        html.open("h1").element("span", Words.icon(report.isContract()), "class", "icon", "aria-hidden", "true");
        html.text(" Diagnosis").close("h1");
        html.element("p", report.summary() + ".", "class", "summary")
                .close("header")
                .line();
    }

    private void table() {
        html.open("section", "id", "features").element("h2", "Columns").line();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Columns");
        html.open("table").open("thead").open("tr");
        for (String name : List.of("column", "feature", "stage", "verdict")) {
            html.element("th", name, "scope", "col");
        }
        html.element("th", "rows", "scope", "col", "class", "number");
        html.element("th", "equal", "scope", "col", "class", "number")
                .close("tr")
                .close("thead");
        html.open("tbody").line();
        for (int i = 0; i < report.answers().size(); i++) {
            Diagnosis answer = report.answers().get(i);
            Evidence evidence = answer.evidence();
            boolean good = answer.verdict() == Verdict.CONTRACT;
            html.open("tr", "class", good ? "good" : "bad").open("th", "scope", "row");
            html.element("a", answer.column(), "href", "#column-" + i).close("th");
            html.element("td", answer.feature()).element("td", answer.stage().label());
            html.open("td", "class", "word").element("span", Words.icon(good), "aria-hidden", "true");
            html.text(" " + answer.verdict().label()).close("td");
            html.element("td", evidence == null ? "" : Words.count(evidence.rows()), "class", "number");
            html.element("td", evidence == null ? "" : Words.count(evidence.equal()), "class", "number");
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div").close("section").line();
    }

    private void column(Diagnosis answer) {
        html.open("article", "id", "column-" + report.answers().indexOf(answer));
        html.element("h3", answer.column()).element("p", answer.sentence()).line();
        for (String hint : answer.hints()) {
            html.element("p", "Hint, no finding: " + hint + ".", "class", "note");
        }
        if (!answer.formula().isEmpty()) {
            answer.define()
                    .forEach((name, text) ->
                            html.open("p").element("code", name + " = " + text).close("p"));
            html.open("p").element("code", answer.formula()).close("p").line();
        }
        if (answer.plot() != null) {
            PageFrame.figure(
                    html,
                    answer.column() + ", the contract and the explanation, and their differences over time",
                    answer.stage().label(),
                    drawn.indexOf(answer),
                    note(Objects.requireNonNull(answer.plot())),
                    "Zoom to where it is furthest from the contract");
        }
        html.close("article").line();
    }

    private static String note(Plot plot) {
        String bars = Words.counted(plot.rows(), "bar", "bars");
        return plot.bars().length == plot.rows()
                ? "All " + bars + " are here, exactly."
                : "Of " + bars + ", " + Words.count(plot.bars().length)
                        + " are here: of every stretch the extremes, and where two lines are furthest apart. Each is exact.";
    }
}
