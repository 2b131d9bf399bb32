// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.raw.RawFeatures;
import org.jspecify.annotations.Nullable;

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
    private final RawFeatures features;

    /** What takes statistics; nothing where there are none. */
    private final @Nullable Normalization normalization;

    private record Normalization(NormStats stats, Normalizer normalizer, ObservationWriter observations) {}

    private Model(FeatureContract contract, @Nullable NormStats stats) {
        this.contract = contract;
        this.features = RawFeatures.of(contract);
        if (stats == null) {
            normalization = null;
        } else {
            Normalizer normalizer = Normalizer.of(contract, stats);
            normalization = new Normalization(stats, normalizer, new ObservationWriter(contract, normalizer));
        }
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
     * @throws DocumentException if the statistics lack a market feature of the contract
     */
    public static Model of(FeatureContract contract, NormStats stats) {
        return new Model(contract, stats);
    }

    /**
     * Makes a model of raw features alone, for which there are no statistics yet: to fit them, or to compare raw values.
     * Whatever needs statistics is refused.
     *
     * @param contract what is computed
     * @return the model
     */
    public static Model withoutStatistics(FeatureContract contract) {
        return new Model(contract, null);
    }

    /** {@return what is computed} */
    public FeatureContract contract() {
        return contract;
    }

    /** {@return the market features of the contract, wired to the columns they read} */
    public RawFeatures features() {
        return features;
    }

    /** {@return whether there are statistics} */
    public boolean hasStatistics() {
        return normalization != null;
    }

    /**
     * Gives the statistics that normalise.
     *
     * @return the statistics
     * @throws DocumentException if there are none
     */
    public NormStats stats() {
        return normalization().stats();
    }

    /**
     * Gives the normaliser, which can be used alone.
     *
     * @return the normaliser
     * @throws DocumentException if there are no statistics
     */
    public Normalizer normalizer() {
        return normalization().normalizer();
    }

    /**
     * Gives what writes observations.
     *
     * @return the writer
     * @throws DocumentException if there are no statistics
     */
    public ObservationWriter observations() {
        return normalization().observations();
    }

    private Normalization normalization() {
        if (normalization == null) {
            throw new DocumentException(new Fault(
                    ErrorCode.STATISTICS_MISSING_FEATURE,
                    contract.toString(),
                    "must have statistics to be normalised",
                    "none: raw features alone"));
        }
        return normalization;
    }

    /** {@return the contract and the hash of the statistics} */
    @Override
    public String toString() {
        return contract
                + (normalization == null
                        ? " without statistics"
                        : " with statistics " + normalization.stats().hash());
    }
}
