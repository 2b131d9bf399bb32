// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean and the standard deviation that normalise one feature (clause D1): {@code (raw - mean) / std}.
 *
 * @param mean the mean, finite
 * @param std the standard deviation, finite and at least {@value #SMALLEST_STD}
 */
public record FeatureStatistics(double mean, double std) {

    /**
     * The smallest deviation that is allowed. A feature with a smaller one was a constant in training; dividing by it
     * would turn noise into an input.
     */
    public static final double SMALLEST_STD = 1e-8;

    /**
     * Checks both numbers (clause E1).
     *
     * @param mean the mean, finite
     * @param std the standard deviation, finite and at least {@value #SMALLEST_STD}
     * @throws DocumentException if one of them breaks its rule; if both do, with both faults
     */
    public FeatureStatistics {
        List<Fault> faults = faults(Place.named("mean"), mean, Place.named("std"), std);
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    /** What is wrong with two numbers, each with the place it came from. */
    static List<Fault> faults(Place meanAt, double mean, Place stdAt, double std) {
        List<Fault> faults = new ArrayList<>();
        if (!Double.isFinite(mean)) {
            faults.add(notFinite(meanAt, mean));
        }
        if (!Double.isFinite(std)) {
            faults.add(notFinite(stdAt, std));
        } else if (std < SMALLEST_STD) {
            String value = Double.toString(std);
            faults.add(new Fault(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, stdAt, "must be at least 1e-8", value));
        }
        return faults;
    }

    private static Fault notFinite(Place at, double value) {
        return new Fault(ErrorCode.STATISTICS_NOT_FINITE, at, "must be finite", Double.toString(value));
    }
}
