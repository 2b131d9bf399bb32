// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.features.quality.QualityRules;
import io.featureparity.gate.drawing.LinePlot;
import io.featureparity.gate.quality.BrokenRule;
import io.featureparity.gate.quality.FileQuality;
import io.featureparity.gate.quality.JudgedSession;
import io.featureparity.gate.quality.ScoreText;
import io.featureparity.parity.report.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The quality of bars as a page that asks nobody for anything. Its plots need no script. */
final class QualityPage {

    /** So many of the lowest sessions stand in the table; each one that is drawn has its own words anyway. */
    private static final int MOST_ROWS = 40;

    private final FileQuality quality;
    private final QualityReport report;
    private final List<Provenance> provenance;
    private final Html html = new Html();

    QualityPage(FileQuality quality, QualityReport report, List<Provenance> provenance) {
        this.quality = quality;
        this.report = report;
        this.provenance = provenance;
    }

    String write() {
        List<String> scripts = ProvenanceSection.hasHash(provenance) ? List.of(Resources.text("copy.js")) : List.of();
        PageFrame.begin(html, report.headline() + ": " + QualityReport.TITLE, scripts);
        header();
        html.open("main").line();
        rules();
        overview();
        lowest();
        plots();
        html.close("main").line();
        ProvenanceSection.write(html, provenance);
        PageFrame.end(html, scripts);
        return html.toString();
    }

    private void header() {
        html.open("header", "class", report.isGood() ? "verdict good" : "verdict bad");
        html.element("p", QualityReport.TITLE, "class", "title");
        html.open("h1").element("span", Words.icon(report.isGood()), "class", "icon", "aria-hidden", "true");
        html.text(" " + report.headline()).close("h1");
        html.element("p", quality.sentence() + ".", "class", "summary").line();
        html.element(
                "p",
                Words.counted(quality.bars(), "bar", "bars") + " of " + quality.file() + ", contract "
                        + quality.contract() + ".");
        html.open("ul", "class", "coverage");
        report.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").close("header").line();
    }

    private void rules() {
        html.open("section", "id", "rules")
                .element("h2", "Rules that are broken")
                .line();
        if (quality.broken().isEmpty()) {
            html.element("p", "None.", "class", "note").close("section").line();
            return;
        }
        List<String> heading = new ArrayList<>(QualityReport.RULES);
        heading.add(2, "where it is broken");
        table(heading, quality.broken(), this::rule);
        html.close("section").line();
    }

    private void rule(BrokenRule broken) {
        List<String> cells = QualityReport.cells(broken);
        html.open("tr").element("th", cells.get(0), "scope", "row");
        html.element("td", cells.get(1)).element("td", broken.rule().sentence(), "class", "first");
        cells.subList(2, 5).forEach(cell -> html.element("td", cell, "class", "number"));
        cells.subList(5, cells.size()).forEach(cell -> html.element("td", cell));
        html.close("tr").line();
    }

    private <T> void table(List<String> heading, List<T> rows, Consumer<T> row) {
        html.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        heading.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").open("tbody").line();
        rows.forEach(row);
        html.close("tbody").close("table").close("div").line();
    }

    private void overview() {
        List<JudgedSession> sessions = quality.sessions();
        if (sessions.size() < 2) {
            return;
        }
        double[] scores = sessions.stream().mapToDouble(JudgedSession::score).toArray();
        html.open("section", "id", "sessions").element("h2", "Scores of the sessions");
        figure(
                scores,
                "scores of the sessions, one beside the other",
                "from " + sessions.get(0).day() + " to "
                        + sessions.get(sessions.size() - 1).day() + "; the bottom is 0, the top 100");
        html.close("section").line();
    }

    private void figure(double[] scores, String label, String caption) {
        html.open("figure", "aria-label", label);
        html.trusted(LinePlot.onScale(scores, 0, QualityRules.BEST).svg());
        html.element("figcaption", caption).close("figure").line();
    }

    private void lowest() {
        List<JudgedSession> lowest = quality.fromTheLowest().stream()
                .filter(session -> session.score() < QualityRules.BEST)
                .limit(MOST_ROWS)
                .toList();
        if (lowest.isEmpty()) {
            return;
        }
        html.open("section", "id", "lowest")
                .element("h2", "Sessions with the lowest scores")
                .line();
        table(QualityReport.SESSIONS, lowest, this::session);
        html.close("section").line();
    }

    private void session(JudgedSession session) {
        List<String> cells = QualityReport.cells(session);
        boolean drawn = quality.curves().containsKey(session.day());
        html.open("tr").open("th", "scope", "row");
        if (drawn) {
            html.element("a", cells.get(0), "href", "#session-" + cells.get(0));
        } else {
            html.text(cells.get(0));
        }
        html.close("th");
        cells.subList(1, 5).forEach(cell -> html.element("td", cell, "class", "number"));
        cells.subList(5, cells.size()).forEach(cell -> html.element("td", cell));
        html.close("tr").line();
    }

    // ---- a plot for each session

    private void plots() {
        Map<LocalDate, double[]> curves = quality.curves();
        if (curves.isEmpty()) {
            return;
        }
        html.open("section", "id", "bars").element("h2", "The bars of each session");
        html.element("p", note(curves.size()), "class", "note").line();
        html.open("div", "class", "sessions").line();
        for (JudgedSession session : quality.sessions()) {
            double[] bars = curves.get(session.day());
            if (bars != null) {
                plot(session, bars);
            }
        }
        html.close("div").close("section").line();
    }

    private String note(int drawn) {
        long left = quality.sessions().stream()
                        .filter(session -> session.expected() > 0)
                        .count()
                - drawn;
        String others = " "
                + Words.counted(
                        left,
                        "session with a higher or equal score is",
                        "sessions with higher or equal" + " scores are")
                + " not drawn.";
        return "The score of each expected bar, from the first to the last of the session; the bottom is 0, the top 100."
                + (left == 0 ? "" : others);
    }

    private void plot(JudgedSession session, double[] bars) {
        String day = session.day().toString();
        html.open("article", "id", "session-" + day).open("h3").text(day + " ");
        html.element("span", ScoreText.of(session.score()), "class", "score").close("h3");
        String words = session.counts().isEmpty() && session.isWhole() ? "no rule is broken" : session.words();
        figure(bars, "scores of the bars of " + day, words);
        html.close("article").line();
    }
}
