// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Calculation;
import java.util.List;
import java.util.Objects;

/**
 * A calculation with a name and its input columns: all that is needed to compute one raw feature.
 *
 * @param name the name of its result
 * @param calculation what is computed
 * @param inputs the columns it reads: prices, or macro columns
 * @param undefined the value to use where the calculation gives none; NaN to leave it absent
 */
public record NamedCalculation(String name, Calculation.Market calculation, List<String> inputs, double undefined) {

    /** Copies the list. {@inheritDoc} */
    public NamedCalculation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(calculation, "calculation");
        inputs = List.copyOf(inputs);
    }

    /**
     * Gives the calculation of a contract's feature.
     *
     * @param feature a market feature
     * @return its calculation
     */
    public static NamedCalculation of(FeatureSpec feature) {
        Calculation.Market market = (Calculation.Market) feature.calculation();
        return new NamedCalculation(feature.name(), market, feature.inputs(), feature.undefined());
    }
}
