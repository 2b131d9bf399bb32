// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.golden.GoldenManifest.CaseEntry;
import io.featureparity.parity.golden.GoldenManifest.ContractEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a suite's manifest strictly: whatever is unknown, missing or at odds with the rest is reported, all at once. */
final class ManifestReader {

    static final int FORMAT = 1;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** No step begins with a dot, so that no path leads out of the suite. */
    private static final Pattern INSIDE = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    private static final List<String> FEED_PARTS =
            List.of("arrivals", "published", "decisions", Stage.RAW.label(), Stage.NORMALIZED.label());

    private final List<Fault> faults = new ArrayList<>();
    private final ObjectReader root;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, ContractEntry> contracts = new LinkedHashMap<>();
    private final Map<String, String> statistics = new LinkedHashMap<>();
    private final Set<String> origins = new HashSet<>();
    private final List<CaseEntry> cases = new ArrayList<>();
    private final Set<String> others = new HashSet<>();

    private ManifestReader(JsonDocument document) {
        this.root = document.object(faults);
    }

    static GoldenManifest read(JsonDocument document) {
        return new ManifestReader(document).read();
    }

    private GoldenManifest read() {
        Integer format = root.integer("format");
        if (format != null && format != FORMAT) {
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "format", "must be " + FORMAT, format.toString());
        }
        readFiles();
        ObjectReader provenance = root.object("provenance");
        if (provenance != null) {
            origins.addAll(provenance.keys());
        }
        each("contracts", this::readContract);
        readStatistics();
        each("cases", this::readCase);
        if (root.has("averages")) {
            readAverages();
        }
        if (root.has("feeds")) {
            each("feeds", this::readFeed);
        }
        root.finish();
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new GoldenManifest(files, contracts, statistics, cases, others);
    }

    private void each(String key, Consumer<ObjectReader> reading) {
        List<ObjectReader> entries = root.objects(key);
        if (entries != null) {
            entries.forEach(entry -> {
                reading.accept(entry);
                entry.finish();
            });
        }
    }

    private void readFiles() {
        ObjectReader entries = root.object("files");
        if (entries == null) {
            return;
        }
        for (String path : entries.keys()) {
            if (!INSIDE.matcher(path).matches()) {
                entries.fault(ErrorCode.VALUE_NOT_ALLOWED, path, "must be a path inside the suite", path);
            }
            files.put(path, hash(entries, path));
        }
    }

    private void readContract(ObjectReader entry) {
        String id = entry.string("id");
        String version = entry.string("version");
        String hash = hash(entry, "sha256");
        String file = entry.stringOr("file", "");
        if (file != null && !file.isEmpty()) {
            requireOneOf(entry, "file", file, files.keySet(), "files");
        }
        if (id == null || version == null || file == null) {
            return;
        }
        ContractEntry contract = new ContractEntry(entry.place("sha256"), id, version, hash, file);
        if (contracts.put(GoldenManifest.key(id, version), contract) != null) {
            entry.fault(ErrorCode.DUPLICATE_NAME, "id", "must be listed once", GoldenManifest.key(id, version));
        }
    }

    private void readStatistics() {
        ObjectReader entries = root.object("norm_stats");
        if (entries == null) {
            return;
        }
        for (String path : entries.keys()) {
            ObjectReader entry = entries.object(path);
            if (entry == null) {
                continue;
            }
            requireOneOf(entries, path, path, files.keySet(), "files");
            String fileHash = hash(entry, "file_sha256");
            String sameFile = files.get(path);
            if (sameFile != null && !sameFile.equals(fileHash)) {
                String rule = "must be the hash that the file has in files, " + sameFile;
                entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "file_sha256", rule, fileHash);
            }
            statistics.put(path, hash(entry, "canonical_sha256"));
            entry.finish();
        }
    }

    private void readAverages() {
        ObjectReader entry = root.object("averages");
        if (entry != null) {
            entry.string("why");
            other(entry, "file");
            entry.finish();
        }
    }

    /** A feed is no case, since a source of features sees no bars that a policy has yet to decide about. */
    private void readFeed(ObjectReader entry) {
        entry.string("name");
        entry.string("why");
        readIdentity(entry.object("contract"));
        entry.string("policy");
        oneOf(entry, "norm_stats", statistics.keySet(), "norm_stats");
        oneOf(entry, "produced_with", origins, "provenance");
        ObjectReader parts = entry.object("parts");
        if (parts != null) {
            FEED_PARTS.forEach(part -> other(parts, part));
            parts.finish();
        }
    }

    private void other(ObjectReader entry, String key) {
        String file = file(entry, key);
        if (file != null) {
            others.add(file);
        }
    }

    private void readCase(ObjectReader entry) {
        String name = entry.string("name");
        String why = entry.string("why");
        Integer rows = entry.integer("rows");
        String contract = readIdentity(entry.object("contract"));
        String stats = oneOf(entry, "norm_stats", statistics.keySet(), "norm_stats");
        oneOf(entry, "produced_with", origins, "provenance");
        if (name != null && cases.stream().anyMatch(earlier -> earlier.name().equals(name))) {
            entry.fault(ErrorCode.DUPLICATE_NAME, "name", "must be no other case's name", name);
        }
        if (rows != null && rows < 1) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "rows", "must be at least 1", rows.toString());
        }
        ObjectReader inputs = entry.object("inputs");
        ObjectReader stages = entry.object("stages");
        if (inputs == null || stages == null) {
            return;
        }
        String input = file(inputs, "input");
        // Positions without the observations made of them would be a case that is compared only in part.
        boolean observed = inputs.has("state") || stages.has(Stage.OBSERVATION.label());
        String state = observed ? file(inputs, "state") : null;
        String raw = file(stages, Stage.RAW.label());
        String normalized = file(stages, Stage.NORMALIZED.label());
        String observation = observed ? file(stages, Stage.OBSERVATION.label()) : null;
        inputs.finish();
        stages.finish();
        if (name != null
                && why != null
                && rows != null
                && contract != null
                && stats != null
                && input != null
                && raw != null
                && normalized != null) {
            cases.add(new CaseEntry(name, why, rows, contract, stats, input, state, raw, normalized, observation));
        }
    }

    /** A case repeats its contract's hash, so that it can be read on its own; the two must agree. */
    private @Nullable String readIdentity(@Nullable ObjectReader identity) {
        if (identity == null) {
            return null;
        }
        String id = identity.string("id");
        String version = identity.string("version");
        String hash = hash(identity, "sha256");
        identity.finish();
        if (id == null || version == null) {
            return null;
        }
        String key = GoldenManifest.key(id, version);
        ContractEntry contract = contracts.get(key);
        if (contract == null) {
            identity.fault(ErrorCode.VALUE_NOT_ALLOWED, "id", "must be one of the manifest's contracts", key);
        } else if (!contract.hash().equals(hash)) {
            String rule = "must be the hash that " + key + " has in contracts, " + contract.hash();
            identity.fault(ErrorCode.VALUE_NOT_ALLOWED, "sha256", rule, hash);
        }
        return key;
    }

    private @Nullable String file(ObjectReader entry, String key) {
        return oneOf(entry, key, files.keySet(), "files");
    }

    private static @Nullable String oneOf(ObjectReader entry, String key, Set<String> allowed, String among) {
        String text = entry.string(key);
        if (text != null) {
            requireOneOf(entry, key, text, allowed, among);
        }
        return text;
    }

    private static void requireOneOf(ObjectReader entry, String key, String text, Set<String> allowed, String among) {
        if (!allowed.contains(text)) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be one of the manifest's " + among, text);
        }
    }

    /** A faulty hash is reported, and goes on as an empty text that no file has. */
    private static String hash(ObjectReader entry, String key) {
        String hash = entry.string(key);
        if (hash == null) {
            return "";
        }
        if (!HASH.matcher(hash).matches()) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be 64 lower-case hex digits", hash);
        }
        return hash;
    }
}
