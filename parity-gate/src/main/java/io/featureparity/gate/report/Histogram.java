// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.Distances;
import io.featureparity.parity.comparison.UlpDistance;
import java.util.ArrayList;
import java.util.List;

/** How often each distance was met, as a table with a bar for each row: it needs no script, and can be read aloud. */
final class Histogram {

    /** With more rows than this, four powers of two share one. */
    private static final int MANY_ROWS = 20;

    private static final int COARSE = 4;
    private static final int BAR_WIDTH = 200;
    private static final int LEAST_BAR = 2;

    private record Row(long from, long to, long count) {}

    private Histogram() {}

    static void write(Html html, Distances distances) {
        List<Row> rows = rows(distances, 1);
        if (rows.size() > MANY_ROWS) {
            rows = rows(distances, COARSE);
        }
        long most = rows.stream().mapToLong(Row::count).max().orElse(1);
        html.open("table", "class", "histogram").open("thead").open("tr");
        html.element("th", "ulps apart", "scope", "col").element("th", "values", "scope", "col");
        html.element("th", "", "aria-hidden", "true").close("tr").close("thead").open("tbody");
        for (Row row : rows) {
            html.open("tr").element("th", label(row), "scope", "row", "title", exact(row));
            html.element("td", Words.count(row.count())).open("td", "aria-hidden", "true");
            bar(html, row, most);
            html.close("td").close("tr");
        }
        html.close("tbody").close("table").line();
    }

    private static void bar(Html html, Row row, long most) {
        long width = row.count() == 0 ? 0 : Math.max(LEAST_BAR, Math.round((double) row.count() / most * BAR_WIDTH));
        html.open("svg", "class", "bar", "viewBox", "0 0 " + BAR_WIDTH + " 10", "preserveAspectRatio", "none");
        html.open("rect", "class", row.to() == 0 ? "equal" : "apart", "width", Long.toString(width), "height", "10");
        html.close("rect").close("svg");
    }

    /** Rows from the nearest distance to the farthest, the empty ones between them too; equal values are always one. */
    private static List<Row> rows(Distances distances, int powers) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(0, 0, count(distances, 0, 0)));
        long worst = distances.worst();
        long farthest = distances.buckets().stream()
                .mapToLong(Distances.Bucket::from)
                .filter(from -> from != UlpDistance.INCOMPARABLE)
                .max()
                .orElse(0);
        boolean begun = false;
        for (int power = 0; power < Long.SIZE - 1; power += powers) {
            long from = 1L << power;
            long to = power + powers >= Long.SIZE - 1 ? UlpDistance.INCOMPARABLE - 1 : (1L << (power + powers)) - 1;
            long count = count(distances, from, to);
            begun |= count > 0;
            if (begun && from <= farthest) {
                rows.add(new Row(from, to, count));
            }
        }
        if (worst == UlpDistance.INCOMPARABLE) {
            rows.add(new Row(worst, worst, count(distances, worst, worst)));
        }
        return rows;
    }

    private static long count(Distances distances, long from, long to) {
        return distances.buckets().stream()
                .filter(bucket -> bucket.from() >= from && bucket.to() <= to)
                .mapToLong(Distances.Bucket::count)
                .sum();
    }

    private static String label(Row row) {
        if (row.to() == 0) {
            return "0 (equal)";
        }
        return row.from() == row.to() ? Words.ulps(row.from()) : Words.ulps(row.from()) + " to " + Words.ulps(row.to());
    }

    private static String exact(Row row) {
        return row.from() == row.to()
                ? Words.count(row.from())
                : Words.count(row.from()) + " to " + Words.count(row.to());
    }
}
