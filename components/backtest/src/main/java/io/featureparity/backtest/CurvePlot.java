// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.report.Html;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;

/**
 * A line over bars, as a drawing. Bars stand side by side, whatever time lies between them. Of a long curve, each stretch of bars is
 * drawn by its lowest and its highest value, so that no extreme is lost.
 */
final class CurvePlot {

    private static final int WIDTH = 960;
    private static final int LEFT = 76;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;
    private static final int STRETCHES = 800;
    private static final int GRID_LINES = 5;
    private static final int TIMES = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final long DAYS_WITH_MINUTES = 5;

    private final EquityCurve curve;
    private final IntToDoubleFunction value;
    private final int height;
    private final double lowest;
    private final double highest;

    /** A line through {@code value} of each bar of a curve. */
    CurvePlot(EquityCurve curve, IntToDoubleFunction value, int height) {
        this.curve = curve;
        this.value = value;
        this.height = height;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < curve.size(); i++) {
            low = Math.min(low, value.applyAsDouble(i));
            high = Math.max(high, value.applyAsDouble(i));
        }
        // A line that never moves is drawn in the middle.
        double room = low == high ? Math.max(Math.abs(low) / 100, 0.01) : 0;
        this.lowest = low - room;
        this.highest = high + room;
    }

    void draw(Html html, String label, String lineClass, DoubleFunction<String> words) {
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "aria-label", label);
        for (int i = 0; i < GRID_LINES; i++) {
            double at = lowest + (highest - lowest) * i / (GRID_LINES - 1);
            String y = coordinate(y(at));
            html.open("line", "class", "grid", "x1", "" + LEFT, "x2", "" + (WIDTH - RIGHT), "y1", y, "y2", y)
                    .close("line");
            html.element(
                    "text", words.apply(at), "x", "" + (LEFT - 6), "y", coordinate(y(at) + 4), "text-anchor", "end");
        }
        times(html);
        String line = path();
        String floor = coordinate(y(Math.min(Math.max(0, lowest), highest)));
        boolean falls = lineClass.equals("loss");
        if (falls) {
            html.open("path", "class", "loss", "d", line + " L" + coordinate(x(curve.size() - 1)) + " " + floor + " L"
                            + LEFT + " " + floor + " Z")
                    .close("path");
        } else {
            html.open("path", "class", lineClass, "d", line).close("path");
        }
        html.close("svg");
    }

    private void times(Html html) {
        int last = curve.size() - 1;
        boolean isShort = curve.time(last).getEpochSecond() - curve.time(0).getEpochSecond() < DAYS_WITH_MINUTES * 86_400;
        int count = Math.min(TIMES, curve.size());
        for (int i = 0; i < count; i++) {
            int bar = count == 1 ? 0 : (int) ((long) last * i / (count - 1));
            String anchor = i == 0 ? "start" : i == count - 1 ? "end" : "middle";
            html.element(
                    "text",
                    (isShort ? MINUTE : DAY).format(utc(curve.time(bar))),
                    "x",
                    coordinate(x(bar)),
                    "y",
                    "" + (height - 6),
                    "text-anchor",
                    anchor);
        }
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        int size = curve.size();
        int stretches = Math.min(size, STRETCHES);
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) size * i / stretches);
            int end = (int) ((long) size * (i + 1) / stretches);
            int low = from;
            int high = from;
            for (int bar = from; bar < end; bar++) {
                low = value.applyAsDouble(bar) < value.applyAsDouble(low) ? bar : low;
                high = value.applyAsDouble(bar) > value.applyAsDouble(high) ? bar : high;
            }
            add(path, Math.min(low, high));
            if (low != high) {
                add(path, Math.max(low, high));
            }
        }
        return path.toString();
    }

    private void add(StringBuilder path, int bar) {
        path.append(path.length() == 0 ? "M" : " L")
                .append(coordinate(x(bar)))
                .append(' ')
                .append(coordinate(y(value.applyAsDouble(bar))));
    }

    private double x(int bar) {
        int last = Math.max(1, curve.size() - 1);
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * bar / last;
    }

    private double y(double of) {
        return TOP + (height - TOP - BOTTOM) * (highest - of) / (highest - lowest);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
