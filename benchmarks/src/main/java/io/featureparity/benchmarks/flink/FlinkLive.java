// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Prints what a bar costs live: each bar of an instrument has a timer of its own, for the watermark passes one time of all instruments
 * after the other, and between two times there may be a checkpoint. In a backlog, which {@link FlinkBenchmark} measures, many bars
 * share a timer.
 */
public final class FlinkLive {

    private static final int WARM_BARS = 1_000_000;
    private static final int WARM_INSTRUMENTS = 1_000;
    private static final int SLOWER = 10;

    private static final int BARS = 400_000;

    /** At least so many bars of each instrument: half of them are more than the warm-up. */
    private static final int FEWEST_ROWS = 30;

    private FlinkLive() {}

    /**
     * Measures a backend.
     *
     * @param args the state backend, hashmap or rocksdb, and how many instruments
     */
    public static void main(String[] args) throws Exception {
        measure(System.out, args[0], Integer.parseInt(args[1]));
    }

    private static void measure(PrintStream out, String backend, int instruments) throws Exception {
        int rows = Math.max(FEWEST_ROWS, BARS / instruments);
        try (Cluster cluster = new Cluster()) {
            int warm = backend.equals("rocksdb") ? WARM_BARS / SLOWER : WARM_BARS;
            new MeasuredJob(backend, false).features(warm, WARM_INSTRUMENTS, cluster);
            new MeasuredJob(backend, false).features(warm, WARM_INSTRUMENTS, cluster);
            long bars = (rows - rows / 2) * (long) instruments;
            long nanos = new MeasuredJob(backend, false).live(rows, instruments, cluster);
            print(out, backend, instruments, "", nanos / bars);
            nanos = new MeasuredJob(backend, false).withCheckpointAfterEachTime(rows, instruments, cluster);
            print(out, backend, instruments, ", a checkpoint after each", nanos / bars);
        }
    }

    private static void print(PrintStream out, String backend, int instruments, String how, long nanos) {
        out.printf(
                Locale.ROOT,
                "%-8s %,8d instruments, a bar for each timer%-26s %7d ns a bar%n",
                backend,
                instruments,
                how,
                nanos);
    }
}
