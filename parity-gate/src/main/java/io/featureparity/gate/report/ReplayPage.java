// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.gate.drawing.LinePlot;
import io.featureparity.gate.replay.ReplayFacts;
import io.featureparity.parity.audit.BarsBefore;
import io.featureparity.parity.audit.ReplayedDecision;
import io.featureparity.parity.audit.ReplayedFeature;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A replayed decision as a page that asks nobody for anything. Its plots need no script. */
final class ReplayPage {

    private final ReplayFacts report;
    private final ReplayedDecision decision;
    private final List<BarsBefore.Seen> bars;
    private final Html html = new Html();

    private ReplayPage(ReplayFacts report) {
        this.report = report;
        this.decision = report.decision();
        this.bars = decision.before().bars();
    }

    static String write(ReplayFacts report) {
        return new ReplayPage(report).write();
    }

    private String write() {
        List<String> scripts = List.of(Resources.text("copy.js"));
        PageFrame.begin(html, "Replay: " + title(), scripts);
        header();
        html.open("main").line();
        inputs();
        features();
        plots();
        html.close("main").line();
        ProvenanceSection.write(
                html,
                List.of(
                        Provenances.ofThisProgram(),
                        Provenances.of(decision.model().contract()),
                        Provenances.of(decision.model().stats())));
        PageFrame.end(html, scripts);
        return html.toString();
    }

    private String title() {
        return decision.served().bar().instrument() + " at "
                + Instant.ofEpochMilli(decision.served().bar().time());
    }

    private void header() {
        html.open("header", "class", report.isGood() ? "verdict good" : "verdict bad");
        html.element("p", "parity replay", "class", "title");
        html.open("h1").element("span", Words.icon(report.isGood()), "class", "icon", "aria-hidden", "true");
        html.text(" " + title()).close("h1");
        html.element("p", decision.sentence() + ".", "class", "summary");
        decision.damage()
                .forEach(fault -> html.element("p", "The log was altered or damaged: " + fault, "class", "summary"));
        html.close("header").line();
    }

    private void inputs() {
        html.open("section", "id", "decision").element("h2", "Decision").open("dl", "class", "facts");
        report.facts().forEach(this::fact);
        html.close("dl").close("section").line();
        html.open("section", "id", "inputs").element("h2", "What the calculations saw");
        html.open("dl", "class", "facts");
        report.inputs().forEach((name, value) -> fact(name, Double.isNaN(value) ? "absent" : Double.toString(value)));
        html.close("dl").close("section").line();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close("div");
    }

    private void features() {
        html.open("section", "id", "features").element("h2", "Features");
        html.element("p", "A value with every bit is behind each number, in hexadecimal.", "class", "note")
                .line();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Features");
        html.open("table").open("thead").open("tr");
        for (String name : List.of("feature", "clause", "equal")) {
            html.element("th", name, "scope", "col");
        }
        for (String name : List.of(
                "raw, served",
                "raw, recomputed",
                "mean or minimum",
                "deviation or range",
                "observation, served",
                "recomputed")) {
            html.element("th", name, "scope", "col", "class", "number");
        }
        html.close("tr").close("thead").open("tbody").line();
        decision.features().forEach(this::row);
        html.close("tbody").close("table").close("div").close("section").line();
    }

    private void row(ReplayedFeature feature) {
        html.open("tr", "class", feature.isEqual() ? "good" : "bad").open("th", "scope", "row");
        html.element(
                "a", feature.name(), "href", "#feature-" + feature.feature().index());
        html.close("th").element("td", feature.clause()).open("td", "class", "word");
        html.element("span", Words.icon(feature.isEqual()), "aria-hidden", "true");
        html.text(feature.isEqual() ? " equal" : " differs").close("td");
        number(feature.servedRaw());
        number(feature.computedRaw());
        number(feature.origin());
        number(feature.unit());
        number(feature.served());
        number(feature.computed());
        html.close("tr").line();
    }

    private void number(double value) {
        html.element("td", Double.toString(value), "class", "number", "title", Double.toHexString(value));
    }

    private void number(float value) {
        html.element("td", Float.toString(value), "class", "number", "title", Float.toHexString(value));
    }

    // ---- the hours before

    private void plots() {
        html.open("section", "id", "before").element("h2", "The hours before");
        html.element("p", period(), "class", "note").line();
        html.open("article").element("h3", "close");
        double[] close = values(seen -> seen.bar().close());
        plot("close", close, close);
        html.close("article").line();
        for (ReplayedFeature feature : decision.features()) {
            int index = feature.feature().index();
            html.open("article", "id", "feature-" + index).element("h3", feature.name());
            formula(feature);
            if (feature.feature().isMarket()) {
                plot(
                        feature.name(),
                        values(seen -> seen.bar().raw(index)),
                        values(seen -> seen.computed().get(index)));
            }
            html.close("article").line();
        }
        html.close("section").line();
    }

    private String period() {
        return Words.counted(bars.size(), "bar", "bars") + ", from "
                + Instant.ofEpochMilli(bars.get(0).bar().time())
                + " to the decision, one beside the other. Raw features as they were served; where the recomputed ones differ,"
                + " they are drawn too, in the other colour.";
    }

    private void formula(ReplayedFeature feature) {
        html.element(
                "p",
                "Clause " + feature.clause() + " of the contract; " + ReplayFacts.normalisation(feature) + ".",
                "class",
                "note");
        if (feature.formula().isEmpty()) {
            return;
        }
        html.open("p")
                .element("code", feature.name() + " = " + feature.formula())
                .close("p");
        feature.definitions()
                .forEach((name, text) ->
                        html.open("p").element("code", name + " = " + text).close("p"));
        html.line();
    }

    private double[] values(ToDoubleFunction<BarsBefore.Seen> of) {
        return bars.stream().mapToDouble(of).toArray();
    }

    private void plot(String name, double[] served, double[] again) {
        LinePlot plot = LinePlot.of(served, again);
        html.open("figure", "aria-label", name + " over the bars before the decision");
        html.trusted(plot.svg());
        html.open("figcaption")
                .text("from " + plot.least() + " to " + plot.most() + "; " + served[served.length - 1]
                        + " at the decision")
                .close("figcaption")
                .close("figure")
                .line();
    }
}
