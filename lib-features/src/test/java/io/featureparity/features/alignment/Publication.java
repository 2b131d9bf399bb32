// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One row of what was published. */
record Publication(int column, long day, long available, double value) {

    static final long FIRST_BAR = 1_709_557_200_000L; // 2024-03-04T13:00Z
    static final long BAR = 300_000;
    private static final long FIRST_DAY = Math.floorDiv(FIRST_BAR, 86_400_000L);

    void addTo(MacroSeries series) {
        series.add(column, day, available, value);
    }

    static void addAll(List<Publication> publications, MacroSeries series) {
        publications.forEach(publication -> publication.addTo(series));
    }

    /** Bars with gaps. */
    static long[] bars(Random random, int count) {
        long[] times = new long[count];
        long time = FIRST_BAR;
        for (int i = 0; i < count; i++) {
            times[i] = time;
            time += random.nextInt(10) == 0 ? BAR * (1 + random.nextInt(200)) : BAR;
        }
        return times;
    }

    /**
     * Publications around some bars, in order of availability: revisions, late ones of earlier days, ones for days to
     * come, many on one instant, absent ones; on a bar, a millisecond beside it, before the first and after the last.
     */
    static List<Publication> around(Random random, long[] bars, int columns, int count) {
        Set<List<Long>> taken = new HashSet<>();
        List<Publication> publications = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int column = random.nextInt(columns);
            long bar = bars[random.nextInt(bars.length)] + (random.nextInt(5) - 2) * BAR;
            long available = bar + random.nextInt(3) - 1;
            long day = FIRST_DAY + random.nextInt(12);
            if (taken.add(List.of((long) column, day, available))) {
                double value = random.nextInt(6) == 0 ? Double.NaN : value(random);
                publications.add(new Publication(column, day, available, value));
            }
        }
        Collections.shuffle(publications, random);
        publications.sort(Comparator.comparingLong(Publication::available));
        return publications;
    }

    /** Few values, so that two in a row are often the same, and both zeros. */
    private static double value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> 100.0;
            default -> random.nextGaussian();
        };
    }
}
