// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.contract.json.Sha256;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The golden cases that a manifest lists. Opening a suite reads every file that the manifest answers for and holds it
 * against its hash, whether a case uses it or not: a file that is missing, altered or cut short, a case that belongs to
 * another contract or other statistics, and a suite without cases are errors, never a shorter suite.
 */
public final class GoldenSuite {

    private static final String MANIFEST = "manifest.json";
    private static final int FORMAT = 1;

    private final List<GoldenCase> cases;

    private GoldenSuite(List<GoldenCase> cases) {
        this.cases = List.copyOf(cases);
    }

    /**
     * Opens a suite in a folder.
     *
     * @param folder the folder, with a {@code manifest.json}
     * @return the suite
     * @throws GoldenDataException if a file is missing or altered, or there is no case
     * @throws DocumentException if the manifest, a contract or statistics are refused
     */
    public static GoldenSuite open(Path folder) {
        return new Opening(GoldenFiles.in(folder)).open();
    }

    /**
     * Opens the suite of the golden-data artifact on the class path.
     *
     * @return the suite
     * @throws GoldenDataException if the artifact is not there, a file is missing or altered, or there is no case
     * @throws DocumentException if the manifest, a contract or statistics are refused
     */
    public static GoldenSuite onClassPath() {
        return new Opening(GoldenFiles.onClassPath(GoldenSuite.class.getClassLoader())).open();
    }

    /** {@return the cases, at least one, in the order of the manifest} */
    public List<GoldenCase> cases() {
        return cases;
    }

    /**
     * Finds a case.
     *
     * @param name its name
     * @return the case
     * @throws GoldenDataException if there is none of that name
     */
    public GoldenCase golden(String name) {
        return cases.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new GoldenDataException(
                        new Fault(ErrorCode.GOLDEN_CASE_SKIPPED, "suite", "must have the case", name)));
    }

    /**
     * Holds a source of features against every case.
     *
     * @param source the source
     * @return what was found, summed up over the cases
     */
    public ParityReport hold(FeatureSource source) {
        return ParityReport.sum(
                cases.stream().map(golden -> golden.hold(source)).toList());
    }

    /** Reads a manifest and all that it names. */
    private static final class Opening {
        private final GoldenFiles files;
        private final Map<String, String> hashes = new LinkedHashMap<>();
        private final Map<String, NormStats> stats = new HashMap<>();
        private final Map<String, FeatureContract> contracts = new HashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        private Opening(GoldenFiles files) {
            this.files = files;
        }

        private GoldenSuite open() {
            JsonDocument manifest = JsonDocument.parse(files.where(MANIFEST), files.read(MANIFEST));
            ObjectReader root = manifest.object(faults);
            Integer format = root.integer("format");
            if (format != null && format != FORMAT) {
                root.fault(ErrorCode.VALUE_NOT_ALLOWED, "format", "must be " + FORMAT, format.toString());
            }
            ObjectReader fileHashes = root.object("files");
            List<ObjectReader> listed = root.objects("cases");
            if (fileHashes == null || listed == null || !faults.isEmpty()) {
                throw new DocumentException(faults);
            }
            verifyFiles(fileHashes);
            if (listed.isEmpty()) {
                throw new GoldenDataException(new Fault(
                        ErrorCode.GOLDEN_SUITE_EMPTY, files.where(MANIFEST), "must list at least one case", "none"));
            }
            List<GoldenCase> cases = new ArrayList<>();
            for (ObjectReader entry : listed) {
                GoldenCase golden = read(entry);
                if (golden != null) {
                    cases.add(golden);
                }
            }
            if (!faults.isEmpty()) {
                throw new DocumentException(faults);
            }
            return new GoldenSuite(cases);
        }

        private void verifyFiles(ObjectReader fileHashes) {
            List<Fault> altered = new ArrayList<>();
            for (String path : fileHashes.keys()) {
                String expected = String.valueOf(fileHashes.string(path));
                hashes.put(path, expected);
                try {
                    String actual = Sha256.of(files.read(path));
                    if (!actual.equals(expected)) {
                        altered.add(new Fault(
                                ErrorCode.GOLDEN_HASH_DIFFERS,
                                files.where(path),
                                "must have the SHA-256 of the manifest, " + expected,
                                actual));
                    }
                } catch (GoldenDataException missing) {
                    altered.addAll(missing.faults());
                }
            }
            if (!altered.isEmpty()) {
                throw new GoldenDataException(altered);
            }
        }

        private @Nullable GoldenCase read(ObjectReader entry) {
            String name = entry.string("name");
            String why = entry.string("why");
            Integer rows = entry.integer("rows");
            String statsPath = entry.string("norm_stats");
            ObjectReader identity = entry.object("contract");
            Map<String, String> paths = new HashMap<>();
            collectPaths(entry.object("inputs"), paths);
            collectPaths(entry.object("stages"), paths);
            if (name == null || why == null || rows == null || statsPath == null || identity == null) {
                return null;
            }
            FeatureContract contract = contract(identity);
            if (contract == null) {
                return null;
            }
            return new GoldenCase(
                    name, why, rows, contract, stats.computeIfAbsent(statsPath, this::readStats), paths, this::table);
        }

        private void collectPaths(@Nullable ObjectReader parts, Map<String, String> paths) {
            if (parts == null) {
                return;
            }
            for (String part : parts.keys()) {
                String path = parts.string(part);
                if (path != null && !hashes.containsKey(path)) {
                    parts.fault(ErrorCode.VALUE_NOT_ALLOWED, part, "must be one of the manifest's files", path);
                } else if (path != null) {
                    paths.put(part, path);
                }
            }
        }

        private @Nullable FeatureContract contract(ObjectReader identity) {
            String id = identity.string("id");
            String version = identity.string("version");
            String hash = identity.string("sha256");
            if (id == null || version == null || hash == null) {
                return null;
            }
            FeatureContract contract = contracts.computeIfAbsent(id + "-" + version, key -> {
                String path = "contracts/" + key + ".json";
                return hashes.containsKey(path)
                        ? FeatureContract.read(files.where(path), new ByteArrayInputStream(files.read(path)))
                        : FeatureContract.builtIn(id, version);
            });
            if (!contract.hash().equals(hash)) {
                identity.fault(
                        ErrorCode.CONTRACT_HASH_DIFFERS,
                        "sha256",
                        "must be the hash of " + id + " " + version + ", " + contract.hash(),
                        hash);
            }
            return contract;
        }

        private NormStats readStats(String path) {
            return NormStats.read(files.where(path), new ByteArrayInputStream(files.read(path)));
        }

        private GoldenTable table(String path) {
            return GoldenTable.parse(files.where(path), files.readUnpacked(path));
        }
    }
}
