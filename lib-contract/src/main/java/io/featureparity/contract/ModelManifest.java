// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * States what a model was trained with: contract, statistics and observation size. Training writes it next to the
 * model. A service that loads the model calls {@link #verify} with its own contract and statistics before anything
 * else.
 *
 * @param modelId what the model is called, 1 to 200 characters
 * @param contractId the id of its contract
 * @param contractVersion the version of its contract
 * @param orderHash the order hash of its contract (clause A2)
 * @param contractHash the hash of its contract (clause A3)
 * @param normStatsHash the hash of its statistics (clause E2)
 * @param observationSize how many values one observation of the model has
 */
public record ModelManifest(
        String modelId,
        String contractId,
        String contractVersion,
        String orderHash,
        String contractHash,
        String normStatsHash,
        int observationSize) {

    /**
     * Checks the format of the parts. {@inheritDoc}
     *
     * @throws DocumentException if a part does not have its format, with all faults
     */
    public ModelManifest {
        List<Fault> faults = new ArrayList<>();
        TextFormat.MODEL_ID.check(faults, "model_id", modelId);
        TextFormat.CONTRACT_ID.check(faults, "contract_id", contractId);
        TextFormat.SEMANTIC_VERSION.check(faults, "contract_version", contractVersion);
        TextFormat.ORDER_HASH.check(faults, "order_hash", orderHash);
        TextFormat.HASH.check(faults, "contract_hash", contractHash);
        TextFormat.HASH.check(faults, "norm_stats_hash", normStatsHash);
        if (observationSize < 1) {
            String value = Integer.toString(observationSize);
            faults.add(new Fault(ErrorCode.VALUE_NOT_ALLOWED, "observation_size", "must be at least 1", value));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    /**
     * Makes the manifest of a trained model.
     *
     * @param modelId what the model is called
     * @param contract the contract it was trained with
     * @param stats the statistics it was trained with
     * @return the manifest
     * @throws DocumentException if the model's id is not allowed, or the statistics lack a market feature of the
     *     contract
     */
    public static ModelManifest of(String modelId, FeatureContract contract, NormStats stats) {
        requireFeatures(contract, stats);
        return new ModelManifest(
                modelId,
                contract.id(),
                contract.version(),
                contract.orderHash(),
                contract.hash(),
                stats.hash(),
                contract.size());
    }

    /**
     * Reads a manifest from a file.
     *
     * @param file the file
     * @return the manifest
     * @throws DocumentException if the file is missing or breaks a rule, with all faults
     */
    public static ModelManifest load(Path file) {
        return from(JsonDocument.open(file));
    }

    /**
     * Reads a manifest from a stream, which is left open.
     *
     * @param name the name of the document in error messages
     * @param in the stream
     * @return the manifest
     * @throws DocumentException if the stream fails or the document breaks a rule, with all faults
     */
    public static ModelManifest read(String name, InputStream in) {
        return from(JsonDocument.open(name, in));
    }

    /**
     * Reads a manifest from a text.
     *
     * @param name the name of the document in error messages
     * @param text the JSON text
     * @return the manifest
     * @throws DocumentException if the document breaks a rule, with all faults
     */
    public static ModelManifest parse(String name, String text) {
        return from(JsonDocument.open(name, text));
    }

    private static ModelManifest from(JsonDocument document) {
        List<Fault> faults = new ArrayList<>();
        ObjectReader root = document.object(faults);
        String modelId = TextFormat.MODEL_ID.read(root, "model_id");
        String contractId = TextFormat.CONTRACT_ID.read(root, "contract_id");
        String version = TextFormat.SEMANTIC_VERSION.read(root, "contract_version");
        String orderHash = TextFormat.ORDER_HASH.read(root, "order_hash");
        String contractHash = TextFormat.HASH.read(root, "contract_hash");
        String normStatsHash = TextFormat.HASH.read(root, "norm_stats_hash");
        Integer size = root.integer("observation_size");
        if (size != null && size < 1) {
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "observation_size", "must be at least 1", size.toString());
        }
        root.finish();
        if (!faults.isEmpty()
                || modelId == null
                || contractId == null
                || version == null
                || orderHash == null
                || contractHash == null
                || normStatsHash == null
                || size == null) {
            throw new DocumentException(faults);
        }
        return new ModelManifest(modelId, contractId, version, orderHash, contractHash, normStatsHash, size);
    }

    /** {@return the manifest as JSON, one part in each line, always the same text for the same manifest} */
    public String toJson() {
        StringJoiner lines = new StringJoiner(",\n", "{\n", "\n}\n");
        lines.add(line("model_id", modelId));
        lines.add(line("contract_id", contractId));
        lines.add(line("contract_version", contractVersion));
        lines.add(line("order_hash", orderHash));
        lines.add(line("contract_hash", contractHash));
        lines.add(line("norm_stats_hash", normStatsHash));
        lines.add("  \"observation_size\": " + observationSize);
        return lines.toString();
    }

    private static String line(String key, String value) {
        return "  \"" + key + "\": " + JsonDocument.quote(value);
    }

    /**
     * Refuses a contract or statistics other than those that the model was trained with.
     *
     * @param contract the contract in hand
     * @param stats the statistics in hand
     * @throws MismatchException if anything differs; the faults show both sides of every difference, and every market
     *     feature that has no statistics
     */
    public void verify(FeatureContract contract, NormStats stats) {
        List<Fault> faults = new ArrayList<>();
        compare(
                faults,
                ErrorCode.CONTRACT_IDENTITY_DIFFERS,
                "the contract",
                contractId + "@" + contractVersion,
                contract.id() + "@" + contract.version());
        compare(faults, ErrorCode.ORDER_HASH_DIFFERS, "the contract's order hash", orderHash, contract.orderHash());
        compare(faults, ErrorCode.CONTRACT_HASH_DIFFERS, "the contract's hash", contractHash, contract.hash());
        compare(
                faults,
                ErrorCode.OBSERVATION_SIZE_DIFFERS,
                "the observation's size",
                Integer.toString(observationSize),
                Integer.toString(contract.size()));
        collect(faults, () -> stats.requireHash(normStatsHash));
        collect(faults, () -> requireFeatures(contract, stats));
        if (!faults.isEmpty()) {
            throw new MismatchException(faults);
        }
    }

    private void compare(List<Fault> faults, ErrorCode code, String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            faults.add(new Fault(code, Place.item("model", modelId), what + " must be " + expected, actual));
        }
    }

    private static void collect(List<Fault> faults, Runnable check) {
        try {
            check.run();
        } catch (FeatureParityException refused) {
            faults.addAll(refused.faults());
        }
    }

    private static void requireFeatures(FeatureContract contract, NormStats stats) {
        stats.requireFeatures(contract.featuresWithStatistics());
    }
}
