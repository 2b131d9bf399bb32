// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.main.Runner;
import io.featureparity.component.report.Html;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A replay as a page that loads nothing: the verdict, how much was compared, and where decision and replay differ. */
public final class ReplayPage {

    private final ReplayResult result;
    private final Html html = new Html();

    private ReplayPage(ReplayResult result) {
        this.result = result;
    }

    /**
     * Writes a replay.
     *
     * @param result what was found
     * @param out takes the text
     * @throws IOException if it cannot be written
     */
    public static void write(ReplayResult result, Appendable out) throws IOException {
        out.append(new ReplayPage(result).page());
    }

    private String page() {
        String title = "Replay of " + result.model() + " on " + result.model().instrument();
        html.beginPage(title).element("h1", title);
        html.element(
                "p",
                "Bars from " + result.request().range() + ", decisions from the " + result.source(),
                "class",
                "lead");
        html.element("p", result.sentence(), "class", result.verdict() == Verdict.EQUAL ? "good" : "bad");
        list(result.obstacles().stream().map(Runner::line).toList());
        list(result.remarks());
        facts();
        differences();
        provenance();
        return html.endPage().toString();
    }

    private void list(List<String> lines) {
        if (!lines.isEmpty()) {
            html.open("ul", "class", "remarks");
            lines.forEach(line -> html.element("li", line));
            html.close("ul");
        }
    }

    private void facts() {
        ReplayCounts counts = result.counts();
        html.open("dl", "class", "facts");
        fact("Decisions", counts.decided());
        fact("Compared", counts.compared());
        fact("Equal", counts.equal());
        fact("Different", counts.different());
        fact("Outputs compared", counts.outputs());
        fact("Not computed", counts.notComputed());
        fact("Bars without a decision", counts.undecided());
        fact("Corrected later", counts.corrected());
        fact("Of other models", counts.ofOtherModels());
        html.close("dl");
    }

    private void fact(String name, long count) {
        html.open("div")
                .element("dt", name)
                .element("dd", String.format(Locale.ROOT, "%,d", count))
                .close("div");
    }

    private void differences() {
        html.element("h2", "Differences");
        if (result.differences().isEmpty()) {
            html.element("p", "None.");
            return;
        }
        if (result.differences().size() == ReplayResult.MOST_DIFFERENCES) {
            html.element("p", "The first " + ReplayResult.MOST_DIFFERENCES + "; there may be more.");
        }
        html.open("div", "class", "scroll").open("table").open("tr");
        Stream.of("bar", "in", "value", "decided with", "computed").forEach(name -> html.element("th", name));
        html.close("tr");
        for (Difference difference : result.differences()) {
            html.open("tr")
                    .element("td", difference.time().toString())
                    .element("td", difference.kind().words())
                    .element("td", difference.name())
                    .element("td", difference.decided())
                    .element("td", difference.computed())
                    .close("tr");
        }
        html.close("table").close("div");
    }

    private void provenance() {
        ReplayRequest request = result.request();
        html.element("h2", "What was computed").open("div", "class", "scroll").open("table");
        row(
                "SHA-256 of the observations that were decided with",
                result.decided().sha256());
        row("SHA-256 of the observations that were computed", result.computed().sha256());
        row("SHA-256 of the model's file", result.model().modelHash());
        row("contract", result.model().contractHash());
        row("statistics", result.model().normStatsHash());
        row(
                "long above, short below",
                request.thresholds().buy() + ", " + request.thresholds().sell());
        row("tolerance of outputs", Double.toString(request.tolerance()));
        row("least share to be compared", request.least().toString());
        html.close("table").close("div");
    }

    private void row(String name, String value) {
        html.open("tr")
                .element("th", name)
                .open("td")
                .element("code", value)
                .close("td")
                .close("tr");
    }
}
