// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.golden.GoldenManifest.CaseEntry;
import io.featureparity.parity.golden.GoldenManifest.ContractEntry;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Opens a suite: first the manifest, then the hash of every file, then what the files say. */
final class GoldenSuiteReader {

    static final String MANIFEST = "manifest.json";

    /** More than the reader of documents takes, which says so itself. */
    private static final int LARGEST_MANIFEST = 1 << 24;

    private final String manifestHash;
    private final GoldenManifest manifest;
    private final String where;
    private final VerifiedFiles files;

    private GoldenSuiteReader(GoldenFiles source) {
        this.where = source.where(MANIFEST);
        JsonDocument document = JsonDocument.parse(where, source.read(MANIFEST, LARGEST_MANIFEST, "a manifest"));
        this.manifestHash = document.fileHash();
        this.manifest = ManifestReader.read(document);
        this.files = new VerifiedFiles(source, manifest.files());
    }

    static GoldenSuite read(GoldenFiles source) {
        return new GoldenSuiteReader(source).read();
    }

    private GoldenSuite read() {
        requireCases();
        files.verifyAll();
        Map<String, FeatureContract> contracts = new HashMap<>();
        manifest.contracts().forEach((key, entry) -> contracts.put(key, contract(entry)));
        Map<String, NormStats> statistics = new HashMap<>();
        manifest.statistics().forEach((path, hash) -> statistics.put(path, statistics(path, hash)));
        return new GoldenSuite(manifestHash, SideBySide.map(manifest.cases(), CaseEntry::rows, entry -> {
            FeatureContract contract = Objects.requireNonNull(contracts.get(entry.contract()));
            NormStats stats = Objects.requireNonNull(statistics.get(entry.statistics()));
            stats.requireFeatures(contract.featuresWithStatistics());
            return new GoldenCaseReader(files, entry, contract).read(stats);
        }));
    }

    /** A case that was taken out of the manifest leaves tables that nobody compares. */
    private void requireCases() {
        if (manifest.cases().isEmpty()) {
            throw new GoldenDataException(
                    new Fault(ErrorCode.GOLDEN_SUITE_EMPTY, where, "must list at least one case", "none"));
        }
        Set<String> compared = new HashSet<>();
        for (CaseEntry entry : manifest.cases()) {
            Stream.of(entry.input(), entry.state(), entry.raw(), entry.normalized(), entry.observation())
                    .filter(Objects::nonNull)
                    .forEach(compared::add);
        }
        List<Fault> faults = manifest.files().keySet().stream()
                .filter(path -> path.endsWith(".csv") || path.endsWith(".csv.gz"))
                .filter(path -> !compared.contains(path) && !manifest.others().contains(path))
                .sorted()
                .map(path -> new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        files.where(path),
                        "must be compared by a case of the manifest",
                        "a table of none"))
                .toList();
        if (!faults.isEmpty()) {
            throw new GoldenDataException(faults);
        }
    }

    private FeatureContract contract(ContractEntry entry) {
        FeatureContract contract = entry.file().isEmpty()
                ? FeatureContract.builtIn(entry.id(), entry.version())
                : FeatureContract.read(files.where(entry.file()), new ByteArrayInputStream(files.read(entry.file())));
        List<Fault> faults = new ArrayList<>();
        String stated = GoldenManifest.key(entry.id(), entry.version());
        String found = GoldenManifest.key(contract.id(), contract.version());
        if (!found.equals(stated)) {
            String rule = "must be " + found + ", as the contract's document says";
            faults.add(new Fault(ErrorCode.CONTRACT_IDENTITY_DIFFERS, entry.place(), rule, stated));
        }
        if (!contract.hash().equals(entry.hash())) {
            String rule = "must be " + contract.hash() + ", the hash of the contract in hand";
            faults.add(new Fault(ErrorCode.CONTRACT_HASH_DIFFERS, entry.place(), rule, entry.hash()));
        }
        if (!faults.isEmpty()) {
            throw new MismatchException(faults);
        }
        return contract;
    }

    private NormStats statistics(String path, String hash) {
        return NormStats.read(files.where(path), new ByteArrayInputStream(files.read(path)))
                .requireHash(hash);
    }
}
