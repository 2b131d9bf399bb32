// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The golden cases that a manifest lists. Opening a suite reads every file that the manifest lists and checks its hash, even if
 * no case uses the file. Each of these is an error, and never just makes the suite shorter: a missing, altered or truncated
 * file, a table that no case compares, a case of another contract or other statistics, and a suite without cases. In a folder,
 * a file next to those of the manifest that the manifest does not list is an error too.
 */
public final class GoldenSuite {

    private final String manifestHash;
    private final List<GoldenCase> cases;

    GoldenSuite(String manifestHash, List<GoldenCase> cases) {
        this.manifestHash = manifestHash;
        this.cases = List.copyOf(cases);
    }

    /**
     * Opens a suite in a folder.
     *
     * @param folder the folder, with a {@code manifest.json}
     * @return the suite
     * @throws GoldenDataException if a file is missing, altered, malformed or unknown, or there is no case
     * @throws DocumentException if the manifest, a contract or statistics are refused
     * @throws MismatchException if a contract or statistics do not have the hash that the manifest states
     */
    public static GoldenSuite open(Path folder) {
        return GoldenSuiteReader.read(new GoldenFolder(folder));
    }

    /**
     * Opens the suite of the golden-data artifact on the class path.
     *
     * @return the suite
     * @throws GoldenDataException if the artifact is not there, a file is missing, altered or malformed, or there is no
     *     case
     * @throws DocumentException if the manifest, a contract or statistics are refused
     * @throws MismatchException if a contract or statistics do not have the hash that the manifest states
     */
    public static GoldenSuite onClassPath() {
        return onClassPath(GoldenSuite.class.getClassLoader());
    }

    static GoldenSuite onClassPath(ClassLoader loader) {
        return GoldenSuiteReader.read(new GoldenFiles.OnClassPath(loader));
    }

    /** {@return the SHA-256 of the manifest, which contains the hashes of all files: 64 lower-case hex digits} */
    public String manifestHash() {
        return manifestHash;
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
                .filter(golden -> golden.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new GoldenDataException(
                        new Fault(ErrorCode.GOLDEN_CASE_SKIPPED, "suite", "must have the case", "no case " + name)));
    }

    /**
     * Compares a source of features with every case.
     *
     * @param source the source
     * @return the result, summed over the cases
     * @throws GoldenDataException if the source leaves out a part of a case
     * @throws io.featureparity.contract.error.InputException if a row does not have one value for each feature
     */
    public ParityReport hold(FeatureSource source) {
        return ParityReport.sum(
                cases.stream().map(golden -> golden.hold(source)).toList());
    }

    /** {@return what a comparison with every case covers: all of it, since a source that leaves something out is refused} */
    public Coverage coverage() {
        Set<String> features = new LinkedHashSet<>();
        long bars = 0;
        long outside = 0;
        for (GoldenCase golden : cases) {
            List<FeatureSpec> compared = golden.hasObservations()
                    ? golden.contract().features()
                    : golden.contract().marketFeatures();
            compared.forEach(feature -> features.add(feature.name()));
            bars += golden.bars().size();
            outside += golden.barsOutsideHighLow();
        }
        return Coverage.whole(List.copyOf(features), new BarShape(bars, outside));
    }
}
