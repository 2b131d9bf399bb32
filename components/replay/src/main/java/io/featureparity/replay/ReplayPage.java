// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.main.Runner;
import io.featureparity.component.report.Html;
import io.featureparity.component.report.ReportPage;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** A replay as a page that loads nothing: the verdict, how much was compared, and where decision and replay differ. */
public final class ReplayPage {

    private final ReplayResult result;
    private final ReportPage page;
    private final Html html;

    private ReplayPage(ReplayResult result) {
        this.result = result;
        page = new ReportPage(
                "Replay of " + result.model() + " on " + result.model().instrument(),
                "Bars from " + result.request().range() + ", decisions from the " + result.source());
        html = page.html();
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
        html.element("p", result.sentence(), "class", result.verdict() == Verdict.EQUAL ? "good" : "bad");
        page.remarks(result.obstacles().stream().map(Runner::line).toList());
        page.remarks(result.remarks());
        facts();
        differences();
        provenance();
        return page.end();
    }

    private void facts() {
        ReplayCounts counts = result.counts();
        page.beginFacts();
        fact("Decisions", counts.decided());
        fact("Compared", counts.compared());
        fact("Equal", counts.equal());
        fact("Different", counts.different());
        fact("Outputs compared", counts.outputs());
        fact("Not computed", counts.notComputed());
        fact("Bars without a decision", counts.undecided());
        fact("Corrected later", counts.corrected());
        fact("Of other models", counts.ofOtherModels());
        page.endFacts();
    }

    private void fact(String name, long count) {
        page.fact(name, String.format(Locale.ROOT, "%,d", count));
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
        page.beginRows("What was computed");
        page.row(
                "SHA-256 of the observations that were decided with",
                result.decided().sha256());
        page.row(
                "SHA-256 of the observations that were computed",
                result.computed().sha256());
        page.rows(result.model());
        page.row(
                "long above, short below",
                request.thresholds().buy() + ", " + request.thresholds().sell());
        page.row("tolerance of outputs", Double.toString(request.tolerance()));
        page.row("least share to be compared", request.least().toString());
        page.endRows();
    }
}
