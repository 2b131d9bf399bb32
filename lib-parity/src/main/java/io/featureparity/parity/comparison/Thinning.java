// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Arrays;

/**
 * Leaves out points without losing what a plot shows: of the bars of each bucket of equal width it keeps those with the
 * smallest and the largest expected value, actual value and difference, the one that is furthest apart in ulps, the first
 * that is absent on either side, and both ends. What it keeps are points that were there, never means. A second thinning,
 * or a wider one, gives what it would have given of all points.
 */
final class Thinning {

    private static final int NONE = -1;
    private static final int KEPT = 11;

    private final Stage stage;
    private final Points points;
    private final int[] kept = new int[KEPT];

    private Thinning(Stage stage, Points points) {
        this.stage = stage;
        this.points = points;
    }

    /** Gives fewer points; those of the bars from {@code wholeFrom} to {@code wholeTo} are all kept. */
    static Points thin(Stage stage, Points points, long width, long wholeFrom, long wholeTo) {
        Points thinned = points.copy();
        thinInPlace(stage, thinned, width, wholeFrom, wholeTo);
        return thinned.copy();
    }

    /** Thins the points themselves: a recorder does it again and again, and would fill the heap with copies. */
    static void thinInPlace(Stage stage, Points points, long width, long wholeFrom, long wholeTo) {
        new Thinning(stage, points).thin(width, wholeFrom, wholeTo);
    }

    private void thin(long width, long wholeFrom, long wholeTo) {
        int thinned = 0;
        int begin = 0;
        while (begin < points.size()) {
            long bucket = points.bar(begin) / width;
            int end = begin + 1;
            while (end < points.size() && points.bar(end) / width == bucket) {
                end++;
            }
            pick(begin, end);
            int next = 0;
            for (int i = begin; i < end; i++) {
                boolean picked = false;
                while (next < KEPT && kept[next] <= i) {
                    picked |= kept[next] == i;
                    next++;
                }
                if (picked || (points.bar(i) >= wholeFrom && points.bar(i) <= wholeTo)) {
                    points.move(i, thinned++); // never past the point that is looked at
                }
            }
            begin = end;
        }
        points.truncate(thinned);
    }

    /** Of equals the first: only so is a second thinning the same as a first. */
    private void pick(int begin, int end) {
        Arrays.fill(kept, NONE);
        kept[0] = begin;
        kept[1] = end - 1;
        for (int i = begin; i < end; i++) {
            double expected = points.expected(i);
            double actual = points.actual(i);
            extremes(2, i, expected);
            extremes(4, i, actual);
            extremes(6, i, actual - expected);
            if (kept[8] == NONE || distance(i) > distance(kept[8])) {
                kept[8] = i;
            }
            kept[9] = kept[9] == NONE && Double.isNaN(expected) ? i : kept[9];
            kept[10] = kept[10] == NONE && Double.isNaN(actual) ? i : kept[10];
        }
        Arrays.sort(kept);
    }

    private void extremes(int at, int i, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        kept[at] = kept[at] == NONE || value < measured(at, kept[at]) ? i : kept[at];
        kept[at + 1] = kept[at + 1] == NONE || value > measured(at, kept[at + 1]) ? i : kept[at + 1];
    }

    private double measured(int at, int i) {
        return switch (at) {
            case 2 -> points.expected(i);
            case 4 -> points.actual(i);
            default -> points.actual(i) - points.expected(i);
        };
    }

    private long distance(int i) {
        return stage.distance(points.expected(i), points.actual(i));
    }
}
