// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.ModelManifest;
import io.featureparity.parity.lineage.DataRange;
import io.featureparity.parity.lineage.ModelLineage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from bars to decision as a page: each step in a box, with the hash of what makes it. */
public final class LineagePage {

    private static final int WIDTH = 720;
    private static final int EDGE = 1;
    private static final int GAP = 34;
    private static final int LINE = 20;
    private static final int PADDING = 16;
    private static final int HEAD = 6;

    /** A line in a box: words, or a hash. */
    private record Line(String text, String kind) {
        private static Line words(String text) {
            return new Line(text, "words");
        }

        private static Line hash(String text) {
            return new Line(text, "hash");
        }
    }

    /** A step. */
    private record Step(String name, List<Line> lines) {
        private int height() {
            return 2 * PADDING + LINE * (1 + lines.size()) - HEAD;
        }
    }

    private final ModelLineage lineage;
    private final Html html = new Html();

    private LineagePage(ModelLineage lineage) {
        this.lineage = lineage;
    }

    /** Writes the page. */
    public static String write(ModelLineage lineage) {
        return new LineagePage(lineage).write();
    }

    private String write() {
        ModelManifest manifest = lineage.manifest();
        PageFrame.begin(html, "Lineage of " + manifest.modelId(), List.of());
        html.open("header", "class", "verdict good");
        html.element("p", "parity manifest lineage", "class", "title");
        html.element("h1", "Lineage of " + manifest.modelId());
        html.element(
                        "p",
                        "From bars to decision: what each step is made with. The contract and the statistics are those that the"
                                + " model was trained with.",
                        "class",
                        "summary")
                .close("header")
                .line();
        html.open("main")
                .open("section", "id", "chain")
                .element("h2", "From bars to decision")
                .line();
        draw(steps());
        html.close("section").line();
        table();
        html.close("main").line();
        PageFrame.end(html, List.of());
        return html.toString();
    }

    private List<Step> steps() {
        ModelManifest manifest = lineage.manifest();
        return List.of(
                new Step("Bars", bars(lineage.data())),
                new Step("Raw features", rawFeatures()),
                new Step(
                        "Normalised features",
                        List.of(
                                Line.words("mean and deviation of each feature, as fitted in training: the statistics"),
                                Line.hash(manifest.normStatsHash()))),
                new Step(
                        "Observation",
                        List.of(
                                Line.words(Words.counted(manifest.observationSize(), "value", "values")
                                        + ", with position and session time, in the order of the contract"),
                                Line.hash(manifest.orderHash()))),
                new Step("Model", List.of(Line.words(manifest.modelId()))),
                new Step(
                        "Decision",
                        List.of(
                                Line.words(
                                        "each is a record of the audit log, chained to the one before: bar, raw values,"),
                                Line.words("observation, these hashes, and the SHA-256 of the observation's bytes"))));
    }

    private static List<Line> bars(@Nullable DataRange data) {
        return data == null
                ? List.of(Line.words("as the service takes them in; none were named for this page"))
                : List.of(
                        Line.words(Words.counted(data.bars(), "bar", "bars") + ", " + time(data.first()) + " to "
                                + time(data.last()) + ", as the calculations saw them"),
                        Line.hash(data.sha256()));
    }

    private List<Line> rawFeatures() {
        ModelManifest manifest = lineage.manifest();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.words("computed by feature-parity " + lineage.libraryVersion() + " from the contract "
                + manifest.contractId() + "@" + manifest.contractVersion()));
        lines.add(Line.hash(manifest.contractHash()));
        ModelLineage.Suite suite = lineage.suite();
        if (suite != null) {
            lines.add(Line.words("proof: " + Words.counted(suite.cases(), "golden case", "golden cases")
                    + " of this contract that training computed with pandas"));
            lines.add(Line.hash(suite.sha256()));
        }
        return lines;
    }

    private void draw(List<Step> steps) {
        int height = steps.stream().mapToInt(step -> step.height() + GAP).sum() - GAP + 2 * EDGE;
        html.open(
                "svg",
                "class",
                "lineage",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                "The steps from bars to decision, one below the other; the table below has the same hashes");
        int y = EDGE;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            box(step, y);
            y += step.height();
            if (i < steps.size() - 1) {
                arrow(y);
            }
            y += GAP;
        }
        html.close("svg").line();
    }

    private void box(Step step, int y) {
        html.open(
                        "rect",
                        "x",
                        text(EDGE),
                        "y",
                        text(y),
                        "width",
                        text(WIDTH - 2 * EDGE),
                        "height",
                        text(step.height()),
                        "rx",
                        "10")
                .close("rect");
        int line = y + PADDING + LINE - HEAD;
        label(step.name(), "name", line);
        for (Line more : step.lines()) {
            line += LINE;
            label(more.text(), more.kind(), line);
        }
        html.line();
    }

    private void label(String text, String kind, int y) {
        html.element("text", text, "x", text(EDGE + PADDING), "y", text(y), "class", kind);
    }

    private void arrow(int from) {
        int x = PADDING + LINE;
        int to = from + GAP - 2;
        html.open(
                        "path",
                        "class",
                        "arrow",
                        "d",
                        "M" + x + " " + (from + 2) + "V" + to + "M" + (x - HEAD) + " " + (to - HEAD) + "L" + x + " "
                                + to + "L" + (x + HEAD) + " " + (to - HEAD))
                .close("path")
                .line();
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private void table() {
        html.open("section", "id", "tags").element("h2", "The same as tags").line();
        html.open("p")
                .text("In MLflow: ")
                .element("code", "mlflow.set_tags(json.load(open(\"lineage.json\")))")
                .close("p")
                .line();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Tags");
        html.open("table").open("thead").open("tr");
        html.element("th", "tag", "scope", "col").element("th", "value", "scope", "col");
        html.close("tr").close("thead").open("tbody").line();
        lineage.tags().forEach((tag, value) -> {
            html.open("tr").open("th", "scope", "row").element("code", tag).close("th");
            html.open("td").element("code", value).close("td").close("tr").line();
        });
        html.close("tbody").close("table").close("div").close("section").line();
    }
}
