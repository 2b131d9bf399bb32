// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How many times faster than each peer, as a picture: a bar for each JDK, on a logarithmic scale. */
final class RatioPlot {

    private static final int LABELS = 400;
    private static final int BARS = 420;
    private static final int NUMBERS = 90;
    private static final int THICKNESS = 11;
    private static final int GAP = 9;
    private static final int TOP = 64;
    private static final int AXIS = 34;
    private static final double MOST_DECADES = 6;
    private static final List<String> COLOURS = List.of("#1f6f8b", "#e08e2b", "#7a5195", "#5b8c5a");

    private RatioPlot() {}

    static String of(Measurements measurements) {
        List<Integer> jdks = List.copyOf(measurements.jdks());
        List<Aim> aims = Aims.toPeers();
        int group = jdks.size() * THICKNESS + GAP;
        int height = TOP + aims.size() * group + AXIS;
        int width = LABELS + BARS + NUMBERS;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"How many times faster than each peer\" font-family=\"sans-serif\""
                        + " font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                width,
                height,
                width,
                height));
        text(svg, 12, 24, "start", "#222222", "How many times faster than each peer (1 is as fast)");
        for (int i = 0; i < jdks.size(); i++) {
            int x = 12 + i * 90;
            svg.append(String.format(
                    Locale.ROOT, "<rect x=\"%d\" y=\"35\" width=\"11\" height=\"11\" fill=\"%s\"/>%n", x, colour(i)));
            text(svg, x + 16, 45, "start", "#222222", "JDK " + jdks.get(i));
        }
        axis(svg, height);
        for (int i = 0; i < aims.size(); i++) {
            bars(svg, measurements, jdks, aims.get(i), TOP + i * group);
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static void axis(StringBuilder svg, int height) {
        int bottom = height - AXIS;
        for (int decade = 0; decade <= MOST_DECADES; decade++) {
            double x = LABELS + BARS * decade / MOST_DECADES;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
                    x,
                    TOP - 6,
                    x,
                    bottom,
                    decade == 0 ? "#222222" : "#dddddd"));
            text(
                    svg,
                    x,
                    bottom + 18,
                    "middle",
                    "#555555",
                    String.format(Locale.ROOT, "%,.0f", StrictMath.pow(10, decade)));
        }
    }

    private static void bars(StringBuilder svg, Measurements measurements, List<Integer> jdks, Aim aim, int top) {
        text(svg, LABELS - 10, top + jdks.size() * THICKNESS / 2.0 + 4, "end", "#222222", aim.what());
        for (int i = 0; i < jdks.size(); i++) {
            OptionalDouble found = aim.found(measurements, jdks.get(i));
            if (found.isEmpty()) {
                continue;
            }
            double times = found.getAsDouble();
            double length = BARS * StrictMath.log10(times) / MOST_DECADES;
            double end = LABELS + Math.max(-40, Math.min(length, BARS));
            int y = top + i * THICKNESS;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                    Math.min(LABELS, end),
                    y,
                    Math.max(1, Math.abs(end - LABELS)),
                    THICKNESS - 1,
                    colour(i)));
            text(svg, Math.max(end, LABELS) + 5, y + 9.5, "start", "#222222", Numbers.threeDigits(times));
        }
    }

    private static String colour(int jdk) {
        return COLOURS.get(jdk % COLOURS.size());
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String fill, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                fill,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
