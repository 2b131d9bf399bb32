// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.SessionClock;
import io.featureparity.parity.rows.EngineRows;
import java.util.ArrayList;
import java.util.List;

/**
 * What each session of a history adds to the means and deviations of its features. A sum over sessions gives the statistics of
 * any range of them, nearly to the last digit, without its bars.
 */
final class SessionSums {

    /** One session, or several that follow each other. */
    static final class Session {
        private final long first;
        private long last;
        private int rows;
        final int[] count;
        final double[] sum;
        final double[] squares;

        Session(long first, int features) {
            this.first = first;
            this.last = first;
            this.count = new int[features];
            this.sum = new double[features];
            this.squares = new double[features];
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }

        int rows() {
            return rows;
        }

        void add(Session other) {
            last = other.last;
            rows += other.rows;
            for (int i = 0; i < count.length; i++) {
                count[i] += other.count[i];
                sum[i] += other.sum[i];
                squares[i] += other.squares[i];
            }
        }

        /** The mean, less the origin of the feature. */
        double mean(int feature) {
            return sum[feature] / count[feature];
        }

        double deviation(int feature) {
            int n = count[feature];
            double centred = squares[feature] - sum[feature] * sum[feature] / n;
            return n < 2 ? Double.NaN : Math.sqrt(Math.max(0, centred) / (n - 1));
        }
    }

    /** Means that are closer than this, in units of the deviation, are the same but for rounding. */
    private static final double SAME = 1e-6;

    private final SessionClock clock;
    private final int[] features;
    private final double[] origin;
    private final boolean[] hasOrigin;
    private final List<Session> sessions = new ArrayList<>();
    private long day;

    /** Counts the features with these indexes. */
    SessionSums(SessionClock clock, int[] features) {
        this.clock = clock;
        this.features = features.clone();
        this.origin = new double[features.length];
        this.hasOrigin = new boolean[features.length];
    }

    /** Takes the row that an engine has computed last. */
    void add(EngineRows row) {
        long its = clock.dayOf(row.time());
        if (sessions.isEmpty() || its != day) {
            sessions.add(new Session(row.time(), features.length));
            day = its;
        }
        Session session = sessions.get(sessions.size() - 1);
        session.last = row.time();
        session.rows++;
        for (int i = 0; i < features.length; i++) {
            double value = row.value(features[i]);
            if (!Double.isNaN(value)) {
                if (!hasOrigin[i]) {
                    hasOrigin[i] = true;
                    origin[i] = value;
                }
                double distance = value - origin[i];
                session.count[i]++;
                session.sum[i] += distance;
                session.squares[i] += distance * distance;
            }
        }
    }

    List<Session> sessions() {
        return sessions;
    }

    int features() {
        return features.length;
    }

    double origin(int feature) {
        return origin[feature];
    }

    long rows() {
        return sessions.stream().mapToLong(Session::rows).sum();
    }

    /** {@return whether the mean of a feature differs from session to session, so that it tells which sessions they are} */
    boolean differs(int feature) {
        double unit = SAME * range(0, sessions.size() - 1).deviation(feature);
        long different = sessions.stream()
                .mapToDouble(session -> Math.rint(session.mean(feature) / unit))
                .filter(Double::isFinite)
                .distinct()
                .count();
        return different > sessions.size() / 2;
    }

    /** {@return the sums of sessions that follow each other, both ends included} */
    Session range(int from, int to) {
        Session range = new Session(sessions.get(from).first, features.length);
        for (int i = from; i <= to; i++) {
            range.add(sessions.get(i));
        }
        return range;
    }
}
