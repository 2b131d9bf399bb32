// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.average;

import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.rolling.WindowMean;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * The average that a contract asks for by name, over n values. What it gives for empty, one value, absent, constant and
 * extreme input is said by {@link WilderAverage} and, for the plain mean, by {@link WindowMean}.
 *
 * <p>Not thread-safe.
 */
public final class Smoother implements Stateful {

    // Exactly one of the two is there. Two concrete fields and a test are quicker than one field of an interface.
    private final @Nullable WilderAverage recursive;
    private final @Nullable WindowMean plain;

    /**
     * Makes the average.
     *
     * @param smoothing which average
     * @param n over how many values, at least 1
     */
    public Smoother(Smoothing smoothing, int n) {
        recursive = switch (smoothing) {
            case WILDER -> WilderAverage.wilder(n);
            case WILDER_MEAN_SEEDED -> WilderAverage.meanSeeded(n);
            case EXPONENTIAL -> WilderAverage.exponential(n);
            case MEAN -> null;
        };
        plain = recursive == null ? new WindowMean(n) : null;
    }

    /**
     * Takes the next value.
     *
     * @param x the value, NaN if absent
     * @return the average, NaN if absent
     */
    public double update(double x) {
        if (recursive != null) {
            return recursive.update(x);
        }
        return plain != null ? plain.update(x) : Double.NaN;
    }

    @Override
    public void exchange(StateCursor cursor) {
        if (recursive != null) {
            recursive.exchange(cursor);
        }
        if (plain != null) {
            plain.exchange(cursor);
        }
    }
}
