// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the registry knows of a model.
 *
 * @param instrument the instrument that it is for
 * @param id what the model is called, as in its manifest
 * @param version the version of the model
 * @param modelHash the SHA-256 of the model's file
 * @param contractHash the hash of its contract (clause A3)
 * @param normStatsHash the hash of its statistics (clause E2)
 * @param observationSize how many values an observation of the model has
 * @param featureOrder the names of these values, in order
 * @param status whether it is served
 * @param created when it was registered, cut to whole microseconds
 */
public record RegisteredModel(
        String instrument,
        String id,
        String version,
        String modelHash,
        String contractHash,
        String normStatsHash,
        int observationSize,
        List<String> featureOrder,
        ModelStatus status,
        Instant created) {

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws StoreException if one of the parts is invalid
     */
    public RegisteredModel {
        RowRules.requireName("instrument", instrument);
        RowRules.requireName("model id", id);
        RowRules.requireName("model version", version);
        RowRules.requireHash("hash of the model", modelHash);
        RowRules.requireHash("hash of the contract", contractHash);
        RowRules.requireHash("hash of the statistics", normStatsHash);
        featureOrder = List.copyOf(featureOrder);
        featureOrder.forEach(feature -> RowRules.requireName("feature", feature));
        RowRules.require(
                observationSize >= 1 && observationSize == featureOrder.size(),
                Place.item("model", id),
                "must have an observation of as many values as features, " + featureOrder.size(),
                Integer.toString(observationSize));
        Objects.requireNonNull(status, "status");
        created = RowRules.toMicros(Place.item("creation of model", id), created);
    }

    /**
     * Makes the registry's entry for a model that was trained.
     *
     * @param instrument the instrument that it is for
     * @param version the version of the model
     * @param manifest the manifest that training wrote
     * @param contract its contract
     * @param modelHash the SHA-256 of the model's file
     * @param created the current time
     * @return the model, not yet live
     * @throws StoreException if a part is invalid
     */
    public static RegisteredModel of(
            String instrument,
            String version,
            ModelManifest manifest,
            FeatureContract contract,
            String modelHash,
            Instant created) {
        return new RegisteredModel(
                instrument,
                manifest.modelId(),
                version,
                modelHash,
                manifest.contractHash(),
                manifest.normStatsHash(),
                manifest.observationSize(),
                names(contract),
                ModelStatus.REGISTERED,
                created);
    }

    /** {@return the key of the features that the model is given} */
    public FeatureKey features() {
        return new FeatureKey(instrument, contractHash, normStatsHash);
    }

    /**
     * Gives the same model with another status.
     *
     * @param other the status
     * @return the model
     */
    public RegisteredModel with(ModelStatus other) {
        return new RegisteredModel(
                instrument,
                id,
                version,
                modelHash,
                contractHash,
                normStatsHash,
                observationSize,
                featureOrder,
                other,
                created);
    }

    /**
     * Says whether two entries register the same model: everything is equal except the status and the time.
     *
     * @param other the other entry
     * @return whether it is the same model
     */
    public boolean isSameModelAs(RegisteredModel other) {
        return new RegisteredModel(
                        other.instrument,
                        other.id,
                        other.version,
                        other.modelHash,
                        other.contractHash,
                        other.normStatsHash,
                        other.observationSize,
                        other.featureOrder,
                        status,
                        created)
                .equals(this);
    }

    /**
     * Refuses files that are not those of this model. Call {@link ModelManifest#verify} too: it compares the manifest with
     * contract and statistics.
     *
     * @param manifest the manifest in hand
     * @param contract the contract in hand
     * @param fileHash the SHA-256 of the model's file in hand
     * @throws StoreException if anything differs; it lists every difference with both sides
     */
    public void requireFiles(ModelManifest manifest, FeatureContract contract, String fileHash) {
        List<Fault> faults = new ArrayList<>();
        compare(faults, "the model's id", id, manifest.modelId());
        compare(faults, "the hash of the model's file", modelHash, fileHash);
        compare(faults, "the manifest's contract hash", contractHash, manifest.contractHash());
        compare(faults, "the contract's hash", contractHash, contract.hash());
        compare(faults, "the manifest's hash of the statistics", normStatsHash, manifest.normStatsHash());
        compare(
                faults,
                "the manifest's observation size",
                Integer.toString(observationSize),
                Integer.toString(manifest.observationSize()));
        compare(
                faults,
                "the contract's feature order",
                featureOrder.toString(),
                names(contract).toString());
        if (!faults.isEmpty()) {
            throw new StoreException(faults, null);
        }
    }

    private void compare(List<Fault> faults, String what, String registered, String inHand) {
        if (!registered.equals(inHand)) {
            faults.add(new Fault(
                    ErrorCode.STORE_MODEL_DIFFERS,
                    this.toString(),
                    what + " must be the registered " + registered,
                    inHand));
        }
    }

    private static List<String> names(FeatureContract contract) {
        return contract.features().stream().map(FeatureSpec::name).toList();
    }

    /** {@return the id and the version} */
    @Override
    public String toString() {
        return "model " + id + " " + version;
    }
}
