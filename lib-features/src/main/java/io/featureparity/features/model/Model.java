// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.raw.RawFeatures;

/**
 * What a model is served with, in one object: its contract, its statistics, and what is made of them once for all engines
 * (wired calculators, normaliser, observation writer). Engines, feeds and batches are made from it.
 *
 * <pre>{@code
 * Model model = Model.verified(ModelManifest.load(file), contract, stats); // refuses any other contract or statistics
 * FeatureEngine engine = FeatureEngine.of(model);
 * }</pre>
 *
 * <p>Keep one for as long as its model is served: thousands of engines of one model share what it holds.
 *
 * <p>Immutable and thread-safe.
 */
public final class Model {

    private final FeatureContract contract;
    private final NormStats stats;
    private final RawFeatures features;
    private final Normalizer normalizer;
    private final ObservationWriter observations;

    private Model(FeatureContract contract, NormStats stats) {
        this.contract = contract;
        this.stats = stats;
        this.normalizer = Normalizer.of(contract, stats);
        this.features = RawFeatures.of(contract);
        this.observations = new ObservationWriter(contract, normalizer);
    }

    /**
     * Makes a model that was checked against its manifest: it is what the model was trained with, or there is none.
     *
     * @param manifest what was written beside the model when training ended
     * @param contract the contract in hand
     * @param stats the statistics in hand
     * @return the model
     * @throws io.featureparity.contract.error.MismatchException if anything differs, with every difference and both its
     *     sides
     */
    public static Model verified(ModelManifest manifest, FeatureContract contract, NormStats stats) {
        manifest.verify(contract, stats);
        return new Model(contract, stats);
    }

    /**
     * Makes a model where there is no manifest to check it against, as in training and in tests.
     *
     * @param contract what is computed
     * @param stats the statistics that normalise
     * @return the model
     * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature of the contract
     */
    public static Model of(FeatureContract contract, NormStats stats) {
        return new Model(contract, stats);
    }

    /** {@return what is computed} */
    public FeatureContract contract() {
        return contract;
    }

    /** {@return the statistics that normalise} */
    public NormStats stats() {
        return stats;
    }

    /** {@return the market features of the contract, wired to the columns they read} */
    public RawFeatures features() {
        return features;
    }

    /** {@return the normaliser, which can be used alone} */
    public Normalizer normalizer() {
        return normalizer;
    }

    /** {@return what writes observations} */
    public ObservationWriter observations() {
        return observations;
    }

    /**
     * Says whether another model is the same in every number.
     *
     * @param other the other model
     * @return whether contract and statistics have the same hashes
     */
    public boolean isSameAs(Model other) {
        return contract.hash().equals(other.contract.hash()) && stats.hash().equals(other.stats.hash());
    }

    /** {@return the contract and the hash of the statistics} */
    @Override
    public String toString() {
        return contract + " with statistics " + stats.hash();
    }
}
