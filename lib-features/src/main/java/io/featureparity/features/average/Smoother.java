// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.average;

import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.rolling.WindowMean;
import io.featureparity.features.state.StateLayout;
import org.jspecify.annotations.Nullable;

/**
 * One of the averages that a contract can name, over n values. {@link WilderAverage} and, for the plain mean,
 * {@link WindowMean} document the results for empty, single, absent, constant and extreme input.
 */
public final class Smoother {

    // Exactly one of the two is there. Two concrete fields and a test are quicker than one field of an interface.
    private final @Nullable WilderAverage recursive;
    private final @Nullable WindowMean plain;

    /**
     * Makes the average.
     *
     * @param layout gives out its places
     * @param smoothing which average
     * @param n over how many values, at least 1
     */
    public Smoother(StateLayout layout, Smoothing smoothing, int n) {
        recursive = switch (smoothing) {
            case WILDER -> WilderAverage.wilder(layout, n);
            case WILDER_MEAN_SEEDED -> WilderAverage.meanSeeded(layout, n);
            case EXPONENTIAL -> WilderAverage.exponential(layout, n);
            case MEAN -> null;
        };
        plain = recursive == null ? new WindowMean(layout, n) : null;
    }

    /**
     * Takes the next value.
     *
     * @param s the engine's state
     * @param x the value, NaN if absent
     * @return the average, NaN if absent
     */
    public double update(double[] s, double x) {
        if (recursive != null) {
            return recursive.update(s, x);
        }
        return plain != null ? plain.update(s, x) : Double.NaN;
    }
}
