// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Calculation;
import java.util.List;
import java.util.Objects;

/**
 * One feature of a contract.
 *
 * @param index its place in the observation
 * @param name its name
 * @param calculation what computes it, with all parameters
 * @param inputs the columns that the calculation reads; none for a state feature
 * @param undefined the raw value to use where the calculation gives none; NaN to leave it absent
 * @param normalization what happens to the raw value
 * @param range the range it has in an observation
 * @param tolerance how far it may be from what training computed
 */
public record FeatureSpec(
        int index,
        String name,
        Calculation calculation,
        List<String> inputs,
        double undefined,
        Normalization normalization,
        FeatureRange range,
        FeatureTolerance tolerance) {

    /** Copies the list. {@inheritDoc} */
    public FeatureSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(calculation, "calculation");
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(normalization, "normalization");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(tolerance, "tolerance");
    }

    /** {@return whether its normalisation takes statistics} */
    public boolean needsStatistics() {
        return isMarket() && normalization != Normalization.NONE;
    }

    /** {@return whether it comes from the market; if not, it comes from the agent or its clock} */
    public boolean isMarket() {
        return calculation instanceof Calculation.Market;
    }
}
