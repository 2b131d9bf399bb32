// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Series;
import io.featureparity.parity.comparison.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which series a page has room for. Each feature and stage that diverges has one, of the first case in which it does; then
 * come the others, as long as there is room. The more features there are, the more their series are thinned.
 */
final class PlotBudget {

    /** Bytes of numbers; in Base64, and with all else, the page stays below 15 MB. */
    static final int MOST_BYTES = 8_000_000;

    /** Prices come on top of that, all together. */
    private static final int MOST_PRICES = 100_000;

    private static final int LEAST_POINTS = 4_000;
    private static final int MOST_POINTS = 100_000;

    private final List<Series> plotted = new ArrayList<>();
    private final List<Divergence> leftOut = new ArrayList<>();
    private final Map<String, PriceSeries> prices = new LinkedHashMap<>();
    private final Map<Divergence, Divergence> firstNumeric = new HashMap<>();
    private long bytes;

    private PlotBudget(List<Findings> findings) {
        List<Series> firsts = new ArrayList<>();
        List<Series> others = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Findings found : findings) {
            found.report().lines().forEach(this::addNumeric);
            for (Series series : found.series()) {
                Divergence first = series.first();
                (seen.add(first.stage() + " " + first.feature()) ? firsts : others).add(series);
            }
        }
        int bytesForAll = firsts.stream().mapToInt(PlotBudget::bytesOfPoint).sum();
        int points = Math.max(LEAST_POINTS, Math.min(MOST_POINTS, MOST_BYTES / Math.max(1, bytesForAll)));
        firsts.forEach(series -> add(series.thinnedTo(points)));
        others.forEach(series -> add(series.thinnedTo(points)));
        addPrices(findings);
    }

    private void addNumeric(ParityReport.Line line) {
        if (line.first() != null && line.firstNumeric() != null) {
            firstNumeric.put(line.first(), line.firstNumeric());
        }
    }

    /** Of each subject that has a plot. */
    private void addPrices(List<Findings> findings) {
        Set<String> subjects = new HashSet<>();
        plotted.forEach(series -> subjects.add(series.first().subject()));
        int room = MOST_PRICES;
        for (Findings found : findings) {
            if (subjects.contains(found.subject()) && found.prices().size() > 0) {
                PriceSeries fewer = found.prices().thinnedTo(MOST_PRICES / subjects.size());
                if (fewer.size() <= room && prices.putIfAbsent(found.subject(), fewer) == null) {
                    room -= fewer.size();
                }
            }
        }
    }

    static PlotBudget of(List<Findings> findings) {
        return new PlotBudget(findings);
    }

    private void add(Series series) {
        long needed = (long) series.size() * bytesOfPoint(series);
        if (bytes + needed > MOST_BYTES) {
            leftOut.add(series.first());
        } else {
            bytes += needed;
            plotted.add(series);
        }
    }

    /** The bar, its time and both values. */
    private static int bytesOfPoint(Series series) {
        return 2 * Double.BYTES + 2 * (series.first().stage() == Stage.RAW ? Double.BYTES : Float.BYTES);
    }

    /** {@return the series to be plotted} */
    List<Series> plotted() {
        return plotted;
    }

    /** {@return the first divergence of two numbers of a series, or null if there was none} */
    @Nullable
    Divergence firstNumeric(Series series) {
        return firstNumeric.get(series.first());
    }

    /** {@return the prices of the subjects that are plotted, by subject; not of one for which there is no room} */
    Map<String, PriceSeries> prices() {
        return prices;
    }

    /** {@return the first divergences of the series for which there is no room} */
    List<Divergence> leftOut() {
        return leftOut;
    }
}
