// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Two works in one process, measured in turn by short runs, so that whatever else the machine does meets both alike.
 *
 * <p>What counts is the time that the thread had on a processor, not the time on the wall. Each round is one run of each,
 * the order changing from round to round. Two figures come of it: the ratio of the two fastest runs, since noise only
 * adds, and the middle one of the rounds' ratios, since a round's two runs share their noise. On a quiet machine they
 * agree.
 */
final class Duel {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NANOS = 1_500_000_000L;

    private final Work first;
    private final Work second;
    private final long runNanos;
    private double everything;

    /**
     * Makes a duel of two works.
     *
     * @param runMillis about how long one run takes
     */
    Duel(Work first, Work second, int runMillis) {
        this.first = first;
        this.second = second;
        this.runNanos = runMillis * 1_000_000L;
    }

    /**
     * What was measured.
     *
     * @param firstNanos the fastest run of the first, per operation
     * @param secondNanos the fastest run of the second, per operation
     * @param medianRatio the middle one of the rounds' ratios, first to second
     */
    record Result(double firstNanos, double secondNanos, double medianRatio) {

        /** {@return the ratio of the two fastest runs, first to second} */
        double ratioOfFastest() {
            return firstNanos / secondNanos;
        }
    }

    Result measure(int rounds) {
        int firstOperations = warmUp(first);
        int secondOperations = warmUp(second);
        double[] firstNanos = new double[rounds];
        double[] secondNanos = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            if (i % 2 == 0) {
                firstNanos[i] = nanosPerOperation(first, firstOperations);
                secondNanos[i] = nanosPerOperation(second, secondOperations);
            } else {
                secondNanos[i] = nanosPerOperation(second, secondOperations);
                firstNanos[i] = nanosPerOperation(first, firstOperations);
            }
            ratios[i] = firstNanos[i] / secondNanos[i];
        }
        Arrays.sort(firstNanos);
        Arrays.sort(secondNanos);
        Arrays.sort(ratios);
        requireUsed();
        return new Result(firstNanos[0], secondNanos[0], ratios[rounds / 2]);
    }

    /** Runs until the compiler is done with it, and finds out how many operations make one run. */
    private int warmUp(Work work) {
        long begin = THREADS.getCurrentThreadCpuTime();
        int operations = 1;
        while (true) {
            double nanos = nanosPerOperation(work, operations) * operations;
            if (THREADS.getCurrentThreadCpuTime() - begin >= WARM_UP_NANOS) {
                return (int) Math.max(1, operations * (runNanos / nanos));
            }
            if (nanos < runNanos) {
                operations *= 2;
            }
        }
    }

    private double nanosPerOperation(Work work, int operations) {
        long begin = THREADS.getCurrentThreadCpuTime();
        everything += work.run(operations);
        return (double) (THREADS.getCurrentThreadCpuTime() - begin) / operations;
    }

    /** Looks at all results, so that no work can be left out. */
    private void requireUsed() {
        if (Double.isInfinite(everything)) {
            throw new IllegalStateException("a work gave an infinite result");
        }
    }
}
