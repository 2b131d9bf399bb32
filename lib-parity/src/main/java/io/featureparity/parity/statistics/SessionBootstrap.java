// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.parity.arithmetic.Draws;
import io.featureparity.parity.arithmetic.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far the mean and the deviation of a feature go from one choice of sessions to another, of the same market and formula.
 * Whole sessions are drawn, with the same seed each time, since the bars of one session belong together. The bound of a feature is
 * the largest difference of all draws, so that of 1,000 pairs of choices at most one is beyond it in any feature.
 */
final class SessionBootstrap {

    /** With fewer sessions nothing can be said. */
    static final int FEWEST_SESSIONS = 10;

    private static final long SEED = 20_240_304;
    private static final int DRAWS = 20_000;

    /** A draw of few sessions knows less of its tails than the sessions do. */
    private static final double FEW_SESSIONS = 9;

    /** The farthest of all draws is not as far as any file will ever be; so much farther none of a thousand is. */
    private static final double BEYOND_ALL_DRAWS = 1.2;

    /** Statistics may hold as many sessions that are like no other: the first one, in which averages and windows fill. */
    private static final double ODD_SESSIONS = 2;

    /** More pieces make no difference; sessions that follow each other are put together. */
    private static final int MOST_PIECES = 160;

    /** Sessions that follow each other count as no more alike than this: beyond it a draw would bound nothing. */
    private static final double MOST_ALIKE = 0.7;

    /** A feature is a level if sessions make so much of its variance, and a session is like the one before it. */
    private static final double LEVEL = 0.5;

    /** A level may go so many times as far as it has gone in all of the sessions. */
    private static final double FAR = 5;

    /** The deviation of a level depends on how far it went, and says next to nothing. */
    private static final double LEVEL_RATIO = 20;

    private final SessionSums sums;
    private final List<SessionSums.Session> pieces;
    private final double[] unit;
    private final double[] meanBound;
    private final double[] sizeBound;
    private final double[] levelRange;
    private final double slack;

    /**
     * Draws.
     *
     * @param sums the sessions, at least {@link #FEWEST_SESSIONS}
     * @param statedRows how many bars the statistics are of
     * @param fittedRows how many bars they are compared with
     */
    SessionBootstrap(SessionSums sums, long statedRows, long fittedRows) {
        this.sums = sums;
        this.pieces = pieces(sums);
        int features = sums.features();
        unit = new double[features];
        meanBound = new double[features];
        sizeBound = new double[features];
        levelRange = new double[features];
        SessionSums.Session all = sums.range(0, sums.sessions().size() - 1);
        for (int i = 0; i < features; i++) {
            unit[i] = all.deviation(i);
            levelRange[i] = levelRange(i);
        }
        double rowsOfSession = (double) sums.rows() / sums.sessions().size();
        slack = ODD_SESSIONS * rowsOfSession / Math.min(statedRows, fittedRows);
        double rowsOfPiece = (double) sums.rows() / pieces.size();
        bounds(draws(statedRows / rowsOfPiece), draws(fittedRows / rowsOfPiece));
    }

    /** Draws, and keeps how far each feature went at most. */
    private void bounds(int stated, int fitted) {
        double[] means = new double[unit.length];
        double[] sizes = new double[unit.length];
        draw(stated, fitted, means, sizes);
        double few = BEYOND_ALL_DRAWS * (1 + FEW_SESSIONS / (pieces.size() - 1));
        for (int i = 0; i < unit.length; i++) {
            int feature = i;
            meanBound[i] = few * means[i] * inflation(values(session -> session.mean(feature)));
            sizeBound[i] = few * sizes[i] * inflation(values(session -> session.deviation(feature)));
        }
    }

    /** Neighbours that are alike make the mean of all less certain than a draw of single sessions shows. */
    private double inflation(double[] ofSessions) {
        double alike = correlation(ofSessions) + 1 / Math.sqrt(ofSessions.length);
        double bounded = Math.max(0, Math.min(MOST_ALIKE, alike));
        return Math.sqrt((1 + bounded) / (1 - bounded));
    }

    /** How far a level goes in all of the sessions; NaN for a feature that is none. */
    private double levelRange(int feature) {
        double[] means = values(session -> session.mean(feature));
        double mean = Mean.of(means);
        double between = Mean.of(Arrays.stream(means)
                .map(value -> (value - mean) * (value - mean))
                .toArray());
        boolean bySession = between > LEVEL * unit[feature] * unit[feature];
        boolean alike = correlation(means) > LEVEL - 2 / Math.sqrt(means.length);
        double spread = Arrays.stream(means).max().orElse(0)
                - Arrays.stream(means).min().orElse(0);
        return bySession && alike ? spread + unit[feature] : Double.NaN;
    }

    private static int draws(double sessions) {
        return (int) Math.max(1, Math.min(MOST_PIECES, Math.round(sessions)));
    }

    private static List<SessionSums.Session> pieces(SessionSums sums) {
        int sessions = sums.sessions().size();
        int together = (sessions + MOST_PIECES - 1) / MOST_PIECES;
        return IntStream.range(0, sessions / together)
                .mapToObj(i -> sums.range(i * together, i * together + together - 1))
                .toList();
    }

    private void draw(int stated, int fitted, double[] means, double[] sizes) {
        Draws random = new Draws(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            SessionSums.Session one = draw(random, stated);
            SessionSums.Session other = draw(random, fitted);
            for (int i = 0; i < means.length; i++) {
                double mean = (one.mean(i) - other.mean(i)) / other.deviation(i);
                double size = size(mean, one.deviation(i) / other.deviation(i));
                means[i] = Math.max(means[i], Double.isFinite(mean) ? Math.abs(mean) : 0);
                sizes[i] = Math.max(sizes[i], Double.isFinite(size) ? Math.abs(size) : 0);
            }
        }
    }

    private SessionSums.Session draw(Draws random, int size) {
        SessionSums.Session drawn = new SessionSums.Session(0, unit.length);
        for (int i = 0; i < size; i++) {
            drawn.add(pieces.get(random.below(pieces.size())));
        }
        return drawn;
    }

    /** How much what a session has and what the next one has are alike, from -1 to 1. */
    private static double correlation(double[] values) {
        double mean = Mean.of(values);
        double both = 0;
        double own = 0;
        for (int i = 0; i < values.length; i++) {
            own += (values[i] - mean) * (values[i] - mean);
            both += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        return own > 0 ? both / own : 0;
    }

    private double[] values(ToDoubleFunction<SessionSums.Session> value) {
        return sums.sessions().stream()
                .mapToDouble(value)
                .filter(Double::isFinite)
                .toArray();
    }

    /**
     * How far values lie from the mean of others, as the logarithm of a quotient. A mean of squares, unlike a deviation, is not
     * smaller where the sessions happen to be alike, so a draw is nearly as often above as below.
     */
    private static double size(double mean, double deviations) {
        return StrictMath.log(deviations * deviations + mean * mean) / 2;
    }

    /**
     * Whether drawing other sessions explains a difference.
     *
     * @param feature the index of the feature
     * @param mean how far the means are apart, in units of the deviation of the second one
     * @param deviations the quotient of the deviations
     */
    boolean explains(int feature, double mean, double deviations) {
        if (!Double.isNaN(levelRange[feature])) {
            return Math.abs(mean) * unit[feature] <= FAR * levelRange[feature]
                    && deviations <= LEVEL_RATIO
                    && deviations >= 1 / LEVEL_RATIO;
        }
        return Math.abs(mean) <= meanBound[feature] + slack
                && Math.abs(size(mean, deviations)) <= sizeBound[feature] + slack;
    }
}
