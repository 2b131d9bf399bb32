// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.StoreException;
import io.featureparity.features.model.Model;

/**
 * The key of features: the instrument, the contract and the statistics. Features with other hashes have another key, and never
 * take the place of these.
 *
 * @param instrument the instrument
 * @param contractHash the hash of the contract (clause A3)
 * @param normStatsHash the hash of the statistics (clause E2)
 */
public record FeatureKey(String instrument, String contractHash, String normStatsHash) {

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of the parts is invalid
     */
    public FeatureKey {
        RowRules.requireName("instrument", instrument);
        RowRules.requireHash("hash of the contract", contractHash);
        RowRules.requireHash("hash of the statistics", normStatsHash);
    }

    /**
     * Makes the key of the features that a model is given.
     *
     * @param instrument the instrument
     * @param model the model
     * @return the key
     * @throws StoreException if the instrument's name is invalid
     */
    public static FeatureKey of(String instrument, Model model) {
        return new FeatureKey(instrument, model.contract().hash(), model.stats().hash());
    }

    /** {@return the instrument and the first digits of both hashes} */
    @Override
    public String toString() {
        return instrument + " (contract " + contractHash.substring(0, 8) + ", statistics "
                + normStatsHash.substring(0, 8) + ")";
    }
}
