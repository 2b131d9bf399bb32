// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/**
 * Keeps what both sides were over time, within bounds: the first 100,000 bars are kept as they are; where there are more,
 * they are thinned in buckets, but for those around the first divergence.
 */
final class SeriesRecorder {

    /** As many points are kept at most. */
    static final int MOST_POINTS = 100_000;

    /** As many bars before the first divergence are never thinned. */
    static final int WHOLE_BEFORE = 256;

    /** As many bars from the first divergence on are never thinned. */
    static final int WHOLE_AFTER = 1024;

    private static final long FIRST_WIDTH = 32;

    private final Stage stage;
    private final Points points = new Points();
    private long rows;
    private long width = 1;
    private boolean diverged;
    private long wholeFrom;
    private long wholeTo;
    private int wholeAfter;

    SeriesRecorder(Stage stage) {
        this.stage = stage;
    }

    void add(long bar, long time, double expected, double actual) {
        if (points.size() == MOST_POINTS) {
            thin();
        }
        points.add(bar, time, expected, actual);
        rows++;
        if (diverged && wholeAfter < WHOLE_AFTER) {
            wholeTo = bar;
            wholeAfter++;
        }
    }

    /** The bar added last is the first that diverges. */
    void diverges() {
        diverged = true;
        wholeFrom = recent();
        wholeTo = points.bar(points.size() - 1);
        wholeAfter = 1;
    }

    private long recent() {
        return points.bar(Math.max(0, points.size() - 1 - WHOLE_BEFORE));
    }

    private void thin() {
        width = Math.max(width, FIRST_WIDTH);
        thinTo(width);
        while (points.size() > MOST_POINTS / 2) {
            width *= 2;
            thinTo(width);
        }
    }

    /** As long as nothing has diverged, any bar may turn out to be just before the one that does. */
    private void thinTo(long newWidth) {
        Thinning.thinInPlace(
                stage, points, newWidth, diverged ? wholeFrom : recent(), diverged ? wholeTo : Long.MAX_VALUE);
    }

    /** {@return what was kept, thinned at the same width from end to end; something must have diverged} */
    Series series(Divergence first) {
        Points all = width == 1 ? points.copy() : Thinning.thin(stage, points, width, wholeFrom, wholeTo);
        return new Series(first, rows, width, all, wholeFrom, wholeTo);
    }
}
