// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Series;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** For each feature that diverges, how it does: plots, which the page's script draws, and histograms of distances. */
final class PlotSections {

    private final Html html;
    private final ParityReport total;
    private final PlotBudget plots;
    private final TimeTables times;

    PlotSections(Html html, ParityReport total, PlotBudget plots) {
        this.html = html;
        this.total = total;
        this.plots = plots;
        this.times = new TimeTables(html);
    }

    /** A feature's place on the page: names may hold what an address cannot. */
    static String id(ParityReport total, String feature) {
        return "feature-" + diverging(total).indexOf(feature);
    }

    static List<String> diverging(ParityReport total) {
        Set<String> features = new LinkedHashSet<>();
        total.lines().stream().filter(line -> line.diverged() > 0).forEach(line -> features.add(line.feature()));
        return List.copyOf(features);
    }

    void write() {
        List<String> features = diverging(total);
        if (features.isEmpty()) {
            return;
        }
        html.open("section", "id", "plots").element("h2", "How they diverge").line();
        html.open("noscript").element("p", "The plots need JavaScript; all else on this page does not.");
        html.close("noscript").line();
        features.forEach(this::feature);
        html.close("section").line();
    }

    private void feature(String feature) {
        html.open("article", "id", id(total, feature)).element("h3", feature).line();
        long leftOut = plots.leftOut().stream()
                .filter(first -> first.feature().equals(feature))
                .count();
        plot(feature);
        if (leftOut > 0) {
            html.element(
                    "p",
                    "For want of room " + Words.counted(leftOut, "more series is", "more series are")
                            + " not plotted; the tables count all of them.",
                    "class",
                    "note");
        }
        html.open("div", "class", "histograms").line();
        diverging(line -> line.feature().equals(feature)).forEach(line -> {
            html.open("section").element("h4", "Distances, " + line.stage().label());
            Histogram.write(html, line.distances());
            html.close("section").line();
        });
        html.close("div").line();
        diverging(line -> line.feature().equals(feature)).forEach(times::write);
        html.close("article").line();
    }

    private Stream<ParityReport.Line> diverging(Predicate<ParityReport.Line> wanted) {
        return total.lines().stream().filter(line -> line.diverged() > 0).filter(wanted);
    }

    private void plot(String feature) {
        StringBuilder any = new StringBuilder();
        Html options = new Html();
        for (int i = 0; i < plots.plotted().size(); i++) {
            Series series = plots.plotted().get(i);
            if (series.first().feature().equals(feature)) {
                String name =
                        series.first().stage().label() + ", " + series.first().subject();
                options.element("option", name, "value", Integer.toString(i), "data-note", note(series));
                any.append(i);
            }
        }
        if (any.length() == 0) {
            return;
        }
        PageFrame.figure(html, "Price, expected and actual " + feature + ", and their difference over time", options);
    }

    private static String note(Series series) {
        String bars = Words.counted(series.rows(), "bar", "bars");
        if (series.barsPerBucket() == 1) {
            return "All " + bars + " are here, exactly.";
        }
        return "Of " + bars + ", " + Words.count(series.size()) + " are here: all around the first divergence, and of"
                + " every " + Words.count(series.barsPerBucket())
                + " in a row those with the smallest and largest expected, actual and difference, and the furthest"
                + " apart. Each is exact.";
    }
}
