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
 * Everything needed to serve one model, in one object: its contract, its statistics, and the parts that are built from
 * them once and shared by all engines (the compiled program, normaliser, observation writer). Engines, feeds and batches
 * are made from it.
 *
 * <pre>{@code
 * Model model = Model.verified(ModelManifest.load(file), contract, stats); // refuses any other contract or statistics
 * FeatureEngine engine = FeatureEngine.of(model);
 * }</pre>
 *
 * <p>Keep one instance for as long as its model is served: thousands of engines can share it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Model {

    private final FeatureContract contract;
    private final RawFeatures features;

    /** What takes statistics; nothing where there are none. */
    private final @Nullable Normalization normalization;

    private record Normalization(NormStats stats, Normalizer normalizer, ObservationWriter observations) {}

    private Model(FeatureContract contract, RawFeatures features, @Nullable NormStats stats) {
        this.contract = contract;
        this.features = features;
        if (stats == null) {
            normalization = null;
        } else {
            Normalizer normalizer = Normalizer.of(contract, stats);
            normalization = new Normalization(stats, normalizer, new ObservationWriter(contract, normalizer));
        }
    }

    /**
     * Makes a model after checking contract and statistics against its manifest; refuses any that differ.
     *
     * @param manifest the manifest that training wrote next to the model
     * @param contract the contract in hand
     * @param stats the statistics in hand
     * @return the model
     * @throws io.featureparity.contract.error.MismatchException if anything differs, with both sides of every
     *     difference
     */
    public static Model verified(ModelManifest manifest, FeatureContract contract, NormStats stats) {
        manifest.verify(contract, stats);
        return new Model(contract, RawFeatures.of(contract), stats);
    }

    /**
     * Makes a model without a manifest to check it against, as in training and in tests.
     *
     * @param contract what is computed
     * @param stats the statistics that normalise
     * @return the model
     * @throws DocumentException if the statistics lack a market feature of the contract
     */
    public static Model of(FeatureContract contract, NormStats stats) {
        return new Model(contract, RawFeatures.of(contract), stats);
    }

    /**
     * Makes a model without statistics, for raw features only: to fit statistics, or to compare raw values. Methods
     * that need statistics throw.
     *
     * @param contract what is computed
     * @return the model
     */
    public static Model withoutStatistics(FeatureContract contract) {
        return new Model(contract, RawFeatures.of(contract), null);
    }

    /**
     * Makes a model of the same contract with other statistics. Both share the compiled program, so this takes little
     * time.
     *
     * @param stats the statistics that normalise
     * @return the model
     * @throws DocumentException if the statistics lack a market feature of the contract
     */
    public Model withStatistics(NormStats stats) {
        return new Model(contract, features, stats);
    }

    /**
     * Makes the same model, computed by the interpreter and not by compiled code. It gives the same bits, only more
     * slowly. Use it to find out whether a difference comes from the compiler. Where the JVM cannot define classes at
     * run time, every model is computed by the interpreter.
     *
     * @return the model
     */
    public Model interpreted() {
        return new Model(contract, features.interpreted(), normalization == null ? null : normalization.stats());
    }

    /** {@return the contract whose features are computed} */
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
     * Gives the normaliser, which can also be used without an engine.
     *
     * @return the normaliser
     * @throws DocumentException if there are no statistics
     */
    public Normalizer normalizer() {
        return normalization().normalizer();
    }

    /**
     * Gives the writer of observations.
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
