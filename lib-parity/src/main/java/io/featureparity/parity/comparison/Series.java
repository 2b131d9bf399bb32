// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/**
 * The values of a diverging feature over time: those of training and the actual ones. Immutable. Up to 100,000 bars it
 * holds all of them. With more bars it holds all bars around the first divergence. From each other bucket of {@link
 * #barsPerBucket()} bars it holds those with the smallest and the largest expected value, actual value and difference,
 * the one with the largest distance, and both ends. No value is an average of others.
 */
public final class Series {

    private static final int LEAST_POINTS = 4_000;

    private final Divergence first;
    private final long rows;
    private final long width;
    private final Points points;
    private final long wholeFrom;
    private final long wholeTo;

    Series(Divergence first, long rows, long width, Points points, long wholeFrom, long wholeTo) {
        this.first = first;
        this.rows = rows;
        this.width = width;
        this.points = points;
        this.wholeFrom = wholeFrom;
        this.wholeTo = wholeTo;
    }

    /** {@return the first divergence, which says the stage, the subject and the feature too} */
    public Divergence first() {
        return first;
    }

    /** {@return how many bars were compared, those that are not kept here included} */
    public long rows() {
        return rows;
    }

    /** {@return the number of bars in a bucket, of which only the extremes are kept; 1 if all bars are kept} */
    public long barsPerBucket() {
        return width;
    }

    /** {@return how many bars are kept here} */
    public int size() {
        return points.size();
    }

    /**
     * A bar's index.
     *
     * @param point which of the kept bars, from 0
     * @return its index among all bars
     */
    public long bar(int point) {
        return points.bar(checked(point));
    }

    /**
     * A bar's time.
     *
     * @param point which of the kept bars, from 0
     * @return its time, in milliseconds since 1970-01-01T00:00Z
     */
    public long time(int point) {
        return points.time(checked(point));
    }

    /**
     * Gives the value of training.
     *
     * @param point which of the kept bars, from 0
     * @return the value, NaN where absent
     */
    public double expected(int point) {
        return points.expected(checked(point));
    }

    /**
     * Gives the actual value.
     *
     * @param point which of the kept bars, from 0
     * @return the value, NaN where absent
     */
    public double actual(int point) {
        return points.actual(checked(point));
    }

    private int checked(int point) {
        if (point < 0 || point >= points.size()) {
            throw new IndexOutOfBoundsException(point + " of " + points.size());
        }
        return point;
    }

    /**
     * Makes a series with fewer bars, to save space.
     *
     * @param most the largest number of bars; at least 4,000
     * @return this series if it has no more bars, or else one thinned with buckets that are wide enough
     * @throws IllegalArgumentException if it is fewer than 4,000
     */
    public Series thinnedTo(int most) {
        if (most < LEAST_POINTS) {
            throw new IllegalArgumentException("there must be room for " + LEAST_POINTS + " bars, not " + most);
        }
        Points fewer = points;
        long wider = width;
        while (fewer.size() > most) {
            wider *= 2;
            fewer = Thinning.thin(first.stage(), points, wider, wholeFrom, wholeTo);
        }
        return new Series(first, rows, wider, fewer, wholeFrom, wholeTo);
    }
}
