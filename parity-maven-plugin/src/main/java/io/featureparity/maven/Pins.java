// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares contract and statistics with what a service has pinned. It is called in the class loader of the service's
 * own library, so that the hashes are those that the service will see when it starts.
 */
public final class Pins {

    static final String CONTRACT = "contract";
    static final String CONTRACT_HASH = "contractHash";
    static final String NORM_STATS = "normStats";
    static final String NORM_STATS_HASH = "normStatsHash";
    static final String MODEL_MANIFEST = "modelManifest";

    static final String FOUND = "found";
    static final String REFUSED = "refused";

    private Pins() {}

    /**
     * Compares what is there with what is pinned.
     *
     * @param pins contract, contractHash, normStats, normStatsHash, modelManifest, as far as they are given
     * @return what was found, and what is refused of it, both in lines
     */
    public static Map<String, List<String>> compare(Map<String, String> pins) {
        List<String> found = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try {
            ModelManifest manifest = manifest(pins.get(MODEL_MANIFEST));
            FeatureContract contract = contract(pins.get(CONTRACT), manifest);
            found.add("contract " + contract.id() + "@" + contract.version() + " " + contract.hash());
            requireContract(contract, pins.get(CONTRACT_HASH), faults);
            NormStats stats = NormStats.load(Path.of(given(pins, NORM_STATS)), contract);
            found.add("statistics " + stats.hash());
            String hash = pins.get(NORM_STATS_HASH);
            if (hash != null) {
                collect(() -> stats.requireHash(hash), faults);
            }
            if (manifest != null) {
                found.add("model " + manifest.modelId());
                collect(() -> manifest.verify(contract, stats), faults);
            }
        } catch (FeatureParityException refused) {
            faults.addAll(refused.faults());
        }
        return Map.of(
                FOUND, found, REFUSED, faults.stream().map(Fault::toString).toList());
    }

    private static @Nullable ModelManifest manifest(@Nullable String file) {
        return file == null ? null : ModelManifest.load(Path.of(file));
    }

    private static FeatureContract contract(@Nullable String name, @Nullable ModelManifest manifest) {
        if (name == null && manifest != null) {
            return FeatureContract.builtIn(manifest.contractId(), manifest.contractVersion());
        }
        if (name == null) {
            throw new IllegalArgumentException(CONTRACT);
        }
        int at = name.lastIndexOf('@');
        Path file = Path.of(name);
        return at > 0 && !Files.exists(file)
                ? FeatureContract.builtIn(name.substring(0, at), name.substring(at + 1))
                : FeatureContract.load(file);
    }

    private static void requireContract(FeatureContract contract, @Nullable String pinned, List<Fault> faults) {
        if (pinned != null && !pinned.equals(contract.hash())) {
            Place where = Place.item("contract", contract.id() + "@" + contract.version());
            String rule = "must have the pinned hash " + pinned;
            faults.add(new Fault(ErrorCode.CONTRACT_HASH_DIFFERS, where, rule, contract.hash()));
        }
    }

    private static void collect(Runnable check, List<Fault> faults) {
        try {
            check.run();
        } catch (FeatureParityException refused) {
            faults.addAll(refused.faults());
        }
    }

    private static String given(Map<String, String> pins, String name) {
        String value = pins.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
