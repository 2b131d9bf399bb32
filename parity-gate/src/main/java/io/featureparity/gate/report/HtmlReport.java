// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
    private final Html html = new Html();

    private HtmlReport(ReportDocument document) {
        this.document = document;
        this.total = document.total();
        this.plots = PlotBudget.of(document.findings());
    }

    static String write(ReportDocument document) {
        return new HtmlReport(document).write();
    }

    private String write() {
        String style = Resources.text("uplot.min.css") + Resources.text("page.css");
        String library = "/*\n" + Resources.text("uplot.license.txt") + "*/\n" + Resources.text("uplot.min.js");
        String script = Resources.text("page.js");
        String policy = "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(library) + " "
                + hash(script) + "; base-uri 'none'; form-action 'none'";
        html.trusted("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .open("head")
                .line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", Words.verdict(document.verdict()) + ": " + document.title())
                .line();
        html.open("style").trusted(style).close("style").close("head").line();
        html.open("body").line();
        header();
        html.open("main").line();
        features();
        new PlotSections(html, total, plots).write();
        cases();
        html.close("main").line();
        provenance();
        if (!plots.plotted().isEmpty()) {
            html.open("script").trusted(library).close("script").line();
            html.open("script", "type", "application/json", "id", "data");
            html.trusted(PlotData.json(plots.plotted())).close("script").line();
            html.open("script").trusted(script).close("script").line();
        }
        html.close("body").close("html").line();
        return html.toString();
    }

    private static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
        total.headline().ifPresent(first -> {
            html.open("p").text("First divergence: ").element("strong", first.feature());
            html.text(" (" + first.stage().label() + ") in ").element("strong", first.subject());
            html.text(", bar " + Words.count(first.bar()) + ", ")
                    .element("time", first.time().toString());
            html.close("p").open("dl", "class", "values");
            value("expected", first.expectedDecimal(), first.expectedHex());
            value("actual", first.actualDecimal(), first.actualHex());
            html.open("div").element("dt", "apart");
            html.element("dd", Words.ulps(first.distance()) + " ulps")
                    .close("div")
                    .close("dl");
        });
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

    private void value(String name, String decimal, String hex) {
        html.open("div", "class", name).element("dt", name);
        html.open("dd")
                .element("code", decimal)
                .element("code", hex, "class", "hex")
                .close("dd")
                .close("div");
    }

    private void features() {
        html.open("section", "id", "features").element("h2", "Features").line();
        html.element(
                "p",
                "Distances are in units in the last place (ulps): how many representable numbers two values are apart.",
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
        for (String number : List.of("compared", "diverged", "worst", "median")) {
            html.element("th", number, "scope", "col", "class", "number");
        }
        html.element("th", "first divergence", "scope", "col")
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
        html.open("td", "class", "first");
        if (first != null) {
            html.element("span", first.subject() + ", bar " + Words.count(first.bar()), "class", "place");
            html.text(" ").element("time", first.time().toString()).open("span", "class", "pair");
            html.element("code", first.expectedDecimal()).text(" \u2192 ").element("code", first.actualDecimal());
            html.close("span");
        }
        html.close("td").close("tr").line();
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

    private void provenance() {
        html.open("footer", "id", "provenance")
                .element("h2", "Hashes, versions and provenance")
                .line();
        for (Provenance provenance : document.provenance()) {
            html.element("h3", provenance.thing()).open("dl");
            provenance.facts().forEach((name, value) -> {
                html.open("div")
                        .element("dt", name)
                        .open("dd")
                        .element("code", value)
                        .close("dd")
                        .close("div");
            });
            html.close("dl").line();
        }
        html.close("footer").line();
    }
}
