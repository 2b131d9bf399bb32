// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The range that a feature has in an observation.
 *
 * @param min the smallest value, finite
 * @param max the largest value, finite and above the smallest
 */
public record FeatureRange(double min, double max) {

    /**
     * Checks the bounds. {@inheritDoc}
     *
     * @throws DocumentException if a bound is not finite, or the largest value is not above the smallest
     */
    public FeatureRange {
        List<Fault> faults = new ArrayList<>();
        if (!Double.isFinite(min)) {
            faults.add(notAllowed("min", "must be finite", min));
        }
        if (!Double.isFinite(max)) {
            faults.add(notAllowed("max", "must be finite", max));
        }
        if (faults.isEmpty() && !(max > min)) {
            faults.add(notAllowed("max", "must be above min, " + min, max));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    private static Fault notAllowed(String where, String rule, double value) {
        return new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule, Double.toString(value));
    }

    /**
     * Says whether a value of an observation is in the range. The bounds are rounded like the value, so a value that
     * was clipped to a bound is in the range.
     *
     * @param value the value
     * @return whether it is in the range; false for NaN
     */
    public boolean contains(float value) {
        return value >= (float) min && value <= (float) max;
    }

    @Override
    public String toString() {
        return min + " to " + max;
    }
}
