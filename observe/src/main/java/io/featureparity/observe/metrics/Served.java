// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.contract.FeatureContract;
import java.util.Objects;

/**
 * The instrument and the contract that metrics of a feed or an engine are about, as values of their labels.
 *
 * @param instrument the instrument
 * @param contract the contract that is computed
 */
public record Served(String instrument, FeatureContract contract) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public Served {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(contract, "contract");
    }

    /** {@return the contract as a label shows it, such as {@code usdcop-m5@1.0.0}} */
    public String contractLabel() {
        return contract.id() + "@" + contract.version();
    }
}
