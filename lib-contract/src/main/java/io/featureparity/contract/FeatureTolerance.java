// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The largest distance from the value of training at which a feature still counts as equal, in units in the last place.
 *
 * @param rawUlps for the raw value, of a double
 * @param normalizedUlps for the normalised value, of a float
 * @param observationUlps for the value in the observation, of a float
 */
public record FeatureTolerance(int rawUlps, int normalizedUlps, int observationUlps) {

    static final String RAW = "raw";
    static final String NORMALIZED = "normalized";
    static final String OBSERVATION = "observation";

    /** Wider than this is no tolerance any more: of a float it is up to an eighth of the value. */
    private static final int WIDEST = 1 << 20;

    /**
     * Checks the tolerances. {@inheritDoc}
     *
     * @throws DocumentException if a tolerance is below 0 or above 2 to the power of 20, with a fault for each such one
     */
    public FeatureTolerance {
        List<Fault> faults = new ArrayList<>();
        check(faults, RAW, rawUlps);
        check(faults, NORMALIZED, normalizedUlps);
        check(faults, OBSERVATION, observationUlps);
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    private static void check(List<Fault> faults, String where, int ulps) {
        if (ulps < 0 || ulps > WIDEST) {
            String rule = "must be from 0 to " + WIDEST;
            faults.add(new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule, Integer.toString(ulps)));
        }
    }
}
