// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.lineage;

import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.json.JsonDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Where the inputs of a model come from, as one small JSON object of texts. Users of MLflow can log it as tags: {@code
 * mlflow.set_tags(json.load(open("lineage.json")))}. All keys begin with {@value #PREFIX}, because MLflow reserves keys that
 * begin with {@code mlflow.} and has none for these facts.
 *
 * @param manifest what the model was trained with
 * @param libraryVersion the version of this library
 * @param suite the golden cases that were computed with the contract; null if there are none
 * @param data the bars of training; null if they are not known
 */
public record ModelLineage(
        ModelManifest manifest,
        String libraryVersion,
        @Nullable Suite suite,
        @Nullable DataRange data) {

    /** What all keys begin with. */
    public static final String PREFIX = "feature_parity.";

    /** MLflow advises so many characters for the digest of a dataset. */
    private static final int DIGEST = 8;

    /**
     * Golden cases.
     *
     * @param cases how many of them are of the contract
     * @param sha256 the hash of the suite's manifest
     */
    public record Suite(int cases, String sha256) {}

    /** {@return the tags, in the order in which bars become an observation} */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        DataRange range = data;
        if (range != null) {
            put(tags, "data.bars", Long.toString(range.bars()));
            put(tags, "data.first_bar", Instant.ofEpochMilli(range.first()).toString());
            put(tags, "data.last_bar", Instant.ofEpochMilli(range.last()).toString());
            put(tags, "data.sha256", range.sha256());
            put(tags, "data.digest", range.sha256().substring(0, DIGEST));
        }
        put(tags, "library.version", libraryVersion);
        Suite cases = suite;
        if (cases != null) {
            put(tags, "golden_suite.cases", Integer.toString(cases.cases()));
            put(tags, "golden_suite.sha256", cases.sha256());
        }
        put(tags, "contract.name", manifest.contractId() + "@" + manifest.contractVersion());
        put(tags, "contract.sha256", manifest.contractHash());
        put(tags, "statistics.sha256", manifest.normStatsHash());
        put(tags, "observation.size", Integer.toString(manifest.observationSize()));
        put(tags, "observation.order_hash", manifest.orderHash());
        put(tags, "model.id", manifest.modelId());
        return tags;
    }

    private static void put(Map<String, String> tags, String key, String value) {
        tags.put(PREFIX + key, value);
    }

    /** {@return the tags as a JSON object, one on each line; always the same text for the same lineage} */
    public String toJson() {
        StringJoiner lines = new StringJoiner(",\n", "{\n", "\n}\n");
        tags().forEach((key, value) -> lines.add("  " + JsonDocument.quote(key) + ": " + JsonDocument.quote(value)));
        return lines.toString();
    }
}
