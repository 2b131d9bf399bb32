// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by day, in a bounded number of entries: where there would be more, several days in a row are counted together. The
 * wider entries are made of whole narrower ones, so nothing is lost but the day inside of its entry.
 */
final class BoundedDays {

    private static final long WEEK = 7;
    private static final long WIDER = 4;

    /** 1970-01-01 was a Thursday; entries of a week and more begin on Mondays. */
    private static final long FROM_MONDAY = 3;

    private final int most;
    private long width = 1;
    private TreeMap<Long, TimeCounter.Cell> cells = new TreeMap<>();

    BoundedDays(int most) {
        this.most = most;
    }

    /** From 1, Monday, to 7. */
    static int weekday(long day) {
        return (int) Math.floorMod(day + FROM_MONDAY, WEEK) + 1;
    }

    /** The first of the days that are counted together with this one. */
    static long begin(long day, long width) {
        return Math.floorDiv(day + FROM_MONDAY, width) * width - FROM_MONDAY;
    }

    static boolean isWidth(long days) {
        long width = 1;
        while (width < days && width < Long.MAX_VALUE / WIDER) {
            width = next(width);
        }
        return width == days;
    }

    private static long next(long width) {
        return width == 1 ? WEEK : width * WIDER;
    }

    long width() {
        return width;
    }

    /** A cell holds until the next one is asked for. */
    TimeCounter.Cell at(long day) {
        TimeCounter.Cell cell = cells.computeIfAbsent(begin(day, width), begin -> new TimeCounter.Cell());
        while (cells.size() > most) {
            widen(next(width));
            cell = cells.computeIfAbsent(begin(day, width), begin -> new TimeCounter.Cell());
        }
        return cell;
    }

    /** Makes entries of so many days, or leaves them if they have as many. */
    void widen(long newWidth) {
        if (newWidth <= width) {
            return;
        }
        width = newWidth;
        TreeMap<Long, TimeCounter.Cell> wider = new TreeMap<>();
        for (Map.Entry<Long, TimeCounter.Cell> entry : cells.entrySet()) {
            TimeCounter.Cell cell = entry.getValue();
            wider.computeIfAbsent(begin(entry.getKey(), width), begin -> new TimeCounter.Cell())
                    .add(cell.compared, cell.diverged);
        }
        cells = wider;
    }

    List<TimeShares.Share> shares() {
        return cells.entrySet().stream()
                .map(entry -> entry.getValue().share(entry.getKey()))
                .toList();
    }
}
