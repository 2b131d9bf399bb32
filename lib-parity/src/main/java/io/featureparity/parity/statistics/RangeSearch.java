// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the range of bars that statistics were fitted to, by the means and deviations that they state. It looks at all ranges
 * of whole sessions, and at all ranges that begin with the first bar. A range counts if it gives both numbers of at least two
 * features; the one that gives those of the most features is found.
 */
final class RangeSearch {

    /** Statistics may be rounded; who searches fits what is found again, to the last digit. */
    private static final double CLOSE = AuditComparison.NEARLY;

    /** So few features could be met by chance. */
    private static final int FEWEST = 2;

    private final FeatureStatistics[] stated;
    private int needed;
    private RangeBound best = new RangeBound(1, 0);

    // The bars so far, for the ranges that begin with the first one.
    private final long[] count;
    private final double[] mean;
    private final double[] squares;
    private long firstTime;
    private long rowsSeen;

    /**
     * Prepares the search.
     *
     * @param stated the statistics of each feature
     */
    RangeSearch(List<FeatureStatistics> stated) {
        this.stated = stated.toArray(FeatureStatistics[]::new);
        this.needed = Math.min(FEWEST, this.stated.length);
        this.count = new long[this.stated.length];
        this.mean = new double[this.stated.length];
        this.squares = new double[this.stated.length];
    }

    /** Takes the next bar, for the ranges that begin with the first one. */
    void add(long time, double[] values) {
        firstTime = rowsSeen == 0 ? time : firstTime;
        rowsSeen++;
        int met = 0;
        for (int i = 0; i < stated.length; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                count[i]++;
                double before = value - mean[i];
                mean[i] += before / count[i];
                squares[i] += before * (value - mean[i]);
            }
            met += isMet(i, mean[i], Math.sqrt(squares[i] / (count[i] - 1))) ? 1 : 0;
        }
        offer(met, firstTime, time);
    }

    /** Looks at all ranges of whole sessions. */
    @Nullable
    RangeBound among(SessionSums sums) {
        List<SessionSums.Session> sessions = sums.sessions();
        for (int from = 0; from < sessions.size(); from++) {
            SessionSums.Session range =
                    new SessionSums.Session(sessions.get(from).first(), stated.length);
            for (int to = from; to < sessions.size(); to++) {
                range.add(sessions.get(to));
                offer(met(sums, range), range.first(), range.last());
            }
        }
        return best.from() > best.to() ? null : best;
    }

    private int met(SessionSums sums, SessionSums.Session range) {
        int met = 0;
        for (int i = 0; i < stated.length; i++) {
            if (isMet(i, sums.origin(i) + range.mean(i), range.deviation(i))) {
                met++;
            }
        }
        return met;
    }

    private boolean isMet(int feature, double itsMean, double itsDeviation) {
        FeatureStatistics its = stated[feature];
        return Math.abs(itsMean - its.mean()) <= CLOSE * its.std()
                && Math.abs(itsDeviation - its.std()) <= CLOSE * its.std();
    }

    /** Of two that meet as many, the first one stays: ranges of the first bar on, and then earlier ones. */
    private void offer(int met, long from, long to) {
        if (met >= needed) {
            needed = met + 1;
            best = new RangeBound(from, to);
        }
    }
}
