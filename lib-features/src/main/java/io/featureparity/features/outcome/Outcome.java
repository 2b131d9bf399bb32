// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.outcome;

/**
 * The last step of every calculation: it replaces an undefined result by the feature's fixed value, then clips.
 *
 * <p>Absent: gives the fixed value, clipped too. Infinite: gives the bound of that side; without bounds it stays
 * infinite. Every other value inside the bounds, -0.0 included, stays as it is.
 */
public final class Outcome {

    private final double undefined;
    private final double clip;

    /**
     * Makes the rule.
     *
     * @param undefined what an undefined result reads as; NaN if it stays absent
     * @param clip the bound on both sides; positive infinity for none
     */
    public Outcome(double undefined, double clip) {
        this.undefined = undefined;
        this.clip = clip;
    }

    /**
     * Makes a rule without a bound.
     *
     * @param undefined what an undefined result reads as; NaN if it stays absent
     * @return the rule
     */
    public static Outcome unclipped(double undefined) {
        return new Outcome(undefined, Double.POSITIVE_INFINITY);
    }

    /**
     * Applies the rule.
     *
     * @param result what was computed, NaN where it is undefined
     * @return what to hand out
     */
    public double of(double result) {
        if (Math.abs(result) <= clip) {
            return result; // nearly always, so that it is asked first
        }
        double value = Double.isNaN(result) ? undefined : result;
        // Do not simplify: min and max would treat -0.0 and the order of comparisons their own way.
        if (value > clip) {
            return clip;
        }
        if (value < -clip) {
            return -clip;
        }
        return value;
    }
}
