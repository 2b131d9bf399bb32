// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.testsupport.golden.GoldenCsv;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bars as programs take them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestMarket(List<Long> times, double[] volume, List<double[]> bars) {

    static final List<String> MACRO = List.of("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");
    static final List<String> COLUMNS = columns();

    private static final long MINUTE = 60_000;

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("open", "high", "low", "close"));
        columns.addAll(MACRO);
        return List.copyOf(columns);
    }

    int size() {
        return times.size();
    }

    static TestMarket read(String file) {
        GoldenCsv csv = GoldenCsv.inFolder(file);
        List<Long> times = csv.text("time").stream()
                .map(time -> Instant.parse(time).toEpochMilli())
                .toList();
        List<double[]> columns = COLUMNS.stream().map(csv::column).toList();
        List<double[]> bars = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            double[] bar = new double[COLUMNS.size()];
            for (int c = 0; c < bar.length; c++) {
                bar[c] = columns.get(c)[i];
            }
            bars.add(bar);
        }
        return new TestMarket(times, csv.column("volume"), bars);
    }

    /** Values of all kinds, each column in a mood of its own: steady, jumping, signed, tiny, huge, absent, infinite. */
    static TestMarket random(SplittableRandom random, int size) {
        List<Long> times = new ArrayList<>();
        List<double[]> bars = new ArrayList<>();
        double[] volume = new double[size];
        long time = (20_000 + random.nextInt(100)) * 1_440L * MINUTE + random.nextInt(1_440) * MINUTE;
        int[] moods = random.ints(COLUMNS.size() + 1L, 0, 8).toArray();
        double[] last = random.doubles(COLUMNS.size() + 1L, 1, 100).toArray();
        for (int i = 0; i < size; i++) {
            time += (1 + (random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(120))) * MINUTE
                    + random.nextInt(1_000);
            times.add(time);
            double[] bar = new double[COLUMNS.size()];
            for (int c = 0; c <= bar.length; c++) {
                if (random.nextInt(30) == 0) {
                    moods[c] = random.nextInt(8);
                }
                double value = next(random, moods[c], last[c]);
                if (!Double.isNaN(value) && !Double.isInfinite(value) && Math.abs(value) < 1e250) {
                    last[c] = value;
                }
                if (c < bar.length) {
                    bar[c] = value;
                } else {
                    volume[i] = value;
                }
            }
            bars.add(bar);
        }
        return new TestMarket(times, volume, bars);
    }

    private static double next(SplittableRandom random, int mood, double last) {
        return switch (mood) {
            case 0 -> last;
            case 1 -> random.nextInt(4) == 0 ? Math.rint(random.nextDouble() * 8 - 4) / 2 * 0.1 : last;
            case 2 -> random.nextBoolean() ? Double.NaN : last + random.nextDouble() - 0.5;
            case 3 -> random.nextInt(3) == 0 ? (random.nextBoolean() ? 0.0 : -0.0) : random.nextDouble() - 0.5;
            case 4 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(-1_000, 1_000));
            case 5 -> random.nextInt(6) == 0 ? (random.nextBoolean() ? 1 / 0.0 : -1 / 0.0) : random.nextDouble();
            case 6 -> last * 1.01 + 0.001;
            default -> last + (random.nextDouble() - 0.5) * 0.01;
        };
    }
}
