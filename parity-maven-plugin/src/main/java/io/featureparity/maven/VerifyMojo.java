// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Holds the version of the library that the service resolves against the golden cases, and its contract and statistics
 * against what the service has pinned.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class VerifyMojo extends ParityMojo {

    /** The version of the library that the service was proved with. */
    @Parameter
    private @Nullable String libraryVersion;

    /** The contract: ID@VERSION of one that is built in, or a file. Without it, the one that the manifest names. */
    @Parameter
    private @Nullable String contract;

    /** The hash that the contract must have. The manifest can stand for it. */
    @Parameter
    private @Nullable String contractHash;

    /** The file of the statistics that the service serves with. */
    @Parameter
    private @Nullable File normStats;

    /** The hash that the statistics must have. The manifest can stand for it. */
    @Parameter
    private @Nullable String normStatsHash;

    /** The manifest of the model that the service serves. */
    @Parameter
    private @Nullable File modelManifest;

    /** A folder with golden cases, in place of those that come with this plugin. */
    @Parameter
    private @Nullable File suite;

    /** Makes the goal; Maven sets its parameters. */
    public VerifyMojo() {}

    @Override
    Fingerprint inputs() throws IOException {
        ServedLibrary library = library();
        library.requireVersion(libraryVersion);
        requirePins();
        File contractFile = contract == null ? null : new File(contractName(contract));
        Fingerprint inputs = Fingerprint.ofThisJvm()
                .add("libraryVersion", libraryVersion)
                .add("contract", contract)
                .add("contractHash", contractHash)
                .addFile("normStats", normStats)
                .add("normStatsHash", normStatsHash)
                .addFile("modelManifest", modelManifest)
                .addFile("suite", suite)
                .addFiles("class path", library.classPath(plugin().artifacts()));
        return contractFile != null && contractFile.exists() ? inputs.addFile("contract", contractFile) : inputs;
    }

    @Override
    String verdict(ReportTarget report) throws MojoExecutionException, MojoFailureException, IOException {
        ServedLibrary library = library();
        PluginJars plugin = plugin();
        try (ServedClasses service = new ServedClasses(library.classPath(plugin.artifacts()))) {
            requireLoaded(library, service);
            comparePins(service);
            return new Command("verify")
                    .option("--suite", suite)
                    .option("--report", report.folder())
                    .in(service)
                    .tell(getLog());
        } catch (LinkageError misfit) {
            throw new MojoExecutionException(
                    "parity: the service's library " + library.version() + " does not run with version "
                            + plugin.version() + " of this plugin; use the plugin in the library's version: " + misfit,
                    misfit);
        }
    }

    private ServedLibrary library() {
        List<Artifact> resolved = new ArrayList<>();
        for (Artifact artifact : project().getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath()) {
                resolved.add(artifact);
            }
        }
        return ServedLibrary.among(project().getGroupId() + ":" + project().getArtifactId(), resolved);
    }

    private void requireLoaded(ServedLibrary library, ServedClasses service) throws IOException {
        service.requireFrom(library.featuresJar(), "io.featureparity.features.engine.FeatureEngine");
        service.requireFrom(library.contractJar(), "io.featureparity.contract.FeatureContract");
        for (File jar : List.of(library.featuresJar(), library.contractJar())) {
            getLog().info("library " + jar.getName()
                    + (jar.isFile() ? " " + Fingerprint.sha256(jar.toPath()) : ", not packaged"));
        }
    }

    private void comparePins(ServedClasses service) throws MojoFailureException {
        Map<String, String> pins = new HashMap<>();
        put(pins, Pins.CONTRACT, contract == null ? null : contractName(contract));
        put(pins, Pins.CONTRACT_HASH, contractHash);
        put(pins, Pins.NORM_STATS, name(normStats));
        put(pins, Pins.NORM_STATS_HASH, normStatsHash);
        put(pins, Pins.MODEL_MANIFEST, name(modelManifest));
        Map<String, List<String>> compared = service.compare(pins);
        compared.getOrDefault(Pins.FOUND, List.of()).forEach(getLog()::info);
        List<String> refused = compared.getOrDefault(Pins.REFUSED, List.of());
        if (!refused.isEmpty()) {
            throw Outcome.refused(getLog(), refused);
        }
    }

    private static void put(Map<String, String> pins, String name, @Nullable String value) {
        if (value != null) {
            pins.put(name, value);
        }
    }

    /** What is not pinned cannot drift, so a pin that is left out is refused, all of them at once. */
    private void requirePins() {
        List<Fault> faults = new ArrayList<>();
        require(normStats, Pins.NORM_STATS, "must name the file of the statistics", faults);
        if (modelManifest == null) {
            String or = ", unless a modelManifest pins it";
            require(contract, Pins.CONTRACT, "must name the contract" + or, faults);
            require(contractHash, Pins.CONTRACT_HASH, "must be the hash of the contract" + or, faults);
            require(normStatsHash, Pins.NORM_STATS_HASH, "must be the hash of the statistics" + or, faults);
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    private static void require(@Nullable Object given, String name, String rule, List<Fault> faults) {
        if (given == null) {
            faults.add(new Fault(ErrorCode.PIN_MISSING, name, rule, "absent"));
        }
    }
}
