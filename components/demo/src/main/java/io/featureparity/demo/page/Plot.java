// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.page;

import java.util.Locale;

/** A line over the bars, as SVG. Bars are as far apart as others, also over a night. NaN is a gap. */
final class Plot {

    private static final int WIDTH = 1200;

    private final int height;
    private final int bars;
    private final double least;
    private final double most;
    private final StringBuilder shapes = new StringBuilder();

    /** A plot as high as it says, for values of a range. */
    Plot(int height, int bars, double least, double most) {
        this.height = height;
        this.bars = bars;
        this.least = least;
        this.most = most > least ? most : least + 1;
    }

    /** A plot for some values. */
    static Plot of(int height, double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, Double.isNaN(value) ? least : value);
            most = Math.max(most, Double.isNaN(value) ? most : value);
        }
        return new Plot(height, values.length, least, most);
    }

    /** Colours the bars from one on up to another. */
    Plot band(int from, int end, String style) {
        shapes.append("<rect class=\"%s\" x=\"%s\" y=\"0\" width=\"%s\" height=\"%d\"/>"
                .formatted(style, number(x(from)), number(x(end) - x(from)), height));
        return this;
    }

    /** Draws a level. */
    Plot level(double value) {
        shapes.append("<line class=\"level\" x1=\"0\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>"
                .formatted(WIDTH, number(y(value)), number(y(value))));
        return this;
    }

    /** Draws the values. */
    Plot line(double[] values) {
        StringBuilder path = new StringBuilder();
        boolean draws = false;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                draws = false;
            } else {
                path.append(draws ? 'L' : 'M')
                        .append(number(x(i)))
                        .append(' ')
                        .append(number(y(values[i])));
                draws = true;
            }
        }
        shapes.append("<path d=\"").append(path).append("\"/>");
        return this;
    }

    private double x(int bar) {
        return (double) bar / Math.max(1, bars - 1) * WIDTH;
    }

    private double y(double value) {
        return height - 2 - (value - least) / (most - least) * (height - 4);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The whole drawing; a reader who does not see it hears the label. */
    String svg(String label) {
        return "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\" style=\"height:%dpx\">%s</svg>"
                .formatted(WIDTH, height, label, height, shapes);
    }
}
