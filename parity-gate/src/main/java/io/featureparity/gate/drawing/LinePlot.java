// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws values one after the other as a line that needs no script; where one is absent, the line has a gap. */
public final class LinePlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 120;
    private static final int EDGE = 6;

    private final double[] values;
    private final double[] others;
    private final double least;
    private final double most;

    private LinePlot(double[] values, double[] others, double least, double most) {
        this.values = values;
        this.others = others;
        this.least = least;
        this.most = most;
    }

    private static DoubleStream finite(double[] values, double[] others) {
        return DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(others))
                .filter(Double::isFinite);
    }

    /**
     * Draws two lines, the second one only where it differs from the first.
     *
     * @param values the values, NaN where absent
     * @param others the values to be set beside them, as many
     */
    public static LinePlot of(double[] values, double[] others) {
        return new LinePlot(
                values,
                others,
                finite(values, others).min().orElse(0),
                finite(values, others).max().orElse(0));
    }

    /**
     * Draws a line on a scale that does not depend on the values, so that several drawings can be compared.
     *
     * @param values the values, NaN where absent
     * @param least what is at the bottom
     * @param most what is at the top
     */
    public static LinePlot onScale(double[] values, double least, double most) {
        return new LinePlot(values, values, least, most);
    }

    /** {@return the smallest value} */
    public double least() {
        return least;
    }

    /** {@return the largest value} */
    public double most() {
        return most;
    }

    /** {@return the drawing, of numbers alone} */
    public String svg() {
        boolean differ = false;
        for (int i = 0; i < values.length; i++) {
            differ |= Double.doubleToLongBits(values[i]) != Double.doubleToLongBits(others[i]);
        }
        int last = values.length - 1;
        StringBuilder svg = new StringBuilder("<svg class=\"plotted\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        if (differ) {
            svg.append("<path class=\"again\" d=\"").append(path(others)).append("\"/>");
        }
        svg.append("<path d=\"").append(path(values)).append("\"/>");
        if (last >= 0 && Double.isFinite(values[last])) {
            svg.append("<circle cx=\"" + number(x(last)) + "\" cy=\"" + number(y(values[last])) + "\" r=\"4\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private String path(double[] line) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < line.length; i++) {
            if (Double.isFinite(line[i])) {
                path.append(down ? 'L' : 'M').append(number(x(i))).append(' ').append(number(y(line[i])));
                // A value between two absent ones would not be seen.
                path.append(down ? "" : "h0.1");
            }
            down = Double.isFinite(line[i]);
        }
        return path.toString();
    }

    private double x(int at) {
        return values.length < 2 ? WIDTH / 2.0 : EDGE + (double) at / (values.length - 1) * (WIDTH - 2 * EDGE);
    }

    private double y(double value) {
        // Halves, so that the distance of two large values is finite.
        double share = most == least ? 0.5 : (value / 2 - least / 2) / (most / 2 - least / 2);
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
