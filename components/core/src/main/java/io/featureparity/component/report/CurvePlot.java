// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Draws a line over bars. Bars are drawn side by side, whatever time lies between them. In a long curve, each group of bars is
 * drawn by its lowest and its highest value, so that no extreme is lost. A NaN makes a gap.
 *
 * <p>Not thread-safe.
 */
public final class CurvePlot {

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

    private final int size;
    private final IntFunction<Instant> time;
    private final IntToDoubleFunction value;
    private final int height;
    private final double lowest;
    private final double highest;
    private final Html bands = new Html();

    /**
     * Prepares to draw a line.
     *
     * @param size how many bars there are, at least one
     * @param time gives the time of each bar
     * @param value gives the value at each bar
     * @param height the height of the drawing
     */
    public CurvePlot(int size, IntFunction<Instant> time, IntToDoubleFunction value, int height) {
        this.size = size;
        this.time = time;
        this.value = value;
        this.height = height;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double at = value.applyAsDouble(i);
            low = at < low ? at : low;
            high = at > high ? at : high;
        }
        if (low > high) { // no value at all
            low = 0;
            high = 0;
        }
        // A line that never moves is drawn in the middle.
        double room = low == high ? Math.max(Math.abs(low) / 100, 0.01) : 0;
        this.lowest = low - room;
        this.highest = high + room;
    }

    /**
     * Colours a range of bars.
     *
     * @param from the first bar of the range
     * @param end the first bar after the range
     * @param style the CSS class of the colour: {@code long} or {@code short}
     * @return this
     */
    public CurvePlot band(int from, int end, String style) {
        bands.open(
                        "rect",
                        "class",
                        "band " + style,
                        "x",
                        coordinate(x(from)),
                        "y",
                        "" + TOP,
                        "width",
                        coordinate(x(Math.min(end, size - 1)) - x(from)),
                        "height",
                        "" + (height - TOP - BOTTOM))
                .close("rect");
        return this;
    }

    /**
     * Draws the line, with horizontal levels and times.
     *
     * @param html takes the drawing
     * @param label what the drawing shows, for people who cannot see it
     * @param lineClass the CSS class: {@code line}, or {@code loss} for an area up to zero
     * @param words gives the text of a level
     */
    public void draw(Html html, String label, String lineClass, DoubleFunction<String> words) {
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
        html.append(bands);
        String line = path();
        String floor = coordinate(y(Math.min(Math.max(0, lowest), highest)));
        boolean falls = lineClass.equals("loss");
        if (falls) {
            html.open(
                            "path",
                            "class",
                            "loss",
                            "d",
                            line + " L" + coordinate(x(size - 1)) + " " + floor + " L" + LEFT + " " + floor + " Z")
                    .close("path");
        } else {
            html.open("path", "class", lineClass, "d", line).close("path");
        }
        html.close("svg");
    }

    private void times(Html html) {
        int last = size - 1;
        boolean isShort =
                time.apply(last).getEpochSecond() - time.apply(0).getEpochSecond() < DAYS_WITH_MINUTES * 86_400;
        int count = Math.min(TIMES, size);
        for (int i = 0; i < count; i++) {
            int bar = count == 1 ? 0 : (int) ((long) last * i / (count - 1));
            String anchor = i == 0 ? "start" : i == count - 1 ? "end" : "middle";
            html.element(
                    "text",
                    (isShort ? MINUTE : DAY).format(utc(time.apply(bar))),
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
        int stretches = Math.min(size, STRETCHES);
        boolean joined = false;
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) size * i / stretches);
            int end = (int) ((long) size * (i + 1) / stretches);
            int low = from;
            int high = from;
            for (int bar = from + 1; bar < end; bar++) {
                low = isBetter(value.applyAsDouble(low) - value.applyAsDouble(bar), low) ? bar : low;
                high = isBetter(value.applyAsDouble(bar) - value.applyAsDouble(high), high) ? bar : high;
            }
            joined = add(path, Math.min(low, high), joined);
            if (low != high) {
                joined = add(path, Math.max(low, high), joined);
            }
        }
        return path.toString();
    }

    /** Whether a bar is beyond the one that was found so far; any is, if that one has no value. */
    private boolean isBetter(double by, int found) {
        return by > 0 || Double.isNaN(value.applyAsDouble(found));
    }

    /** Draws up to a bar, or leaves a gap; gives whether the next bar is joined to it. */
    private boolean add(StringBuilder path, int bar, boolean joined) {
        double at = value.applyAsDouble(bar);
        if (Double.isNaN(at)) {
            return false;
        }
        path.append(path.length() == 0 ? "" : " ")
                .append(joined ? 'L' : 'M')
                .append(coordinate(x(bar)))
                .append(' ')
                .append(coordinate(y(at)));
        return true;
    }

    private double x(int bar) {
        int last = Math.max(1, size - 1);
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * bar / last;
    }

    private double y(double of) {
        return TOP + (height - TOP - BOTTOM) * (highest - of) / (highest - lowest);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
