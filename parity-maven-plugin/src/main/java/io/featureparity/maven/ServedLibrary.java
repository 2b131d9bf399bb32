// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.MismatchException;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** The library as a service's dependencies resolve it, among everything else that the service runs on. */
final class ServedLibrary {

    static final String GROUP = "io.featureparity";

    private static final String FEATURES = GROUP + ":lib-features";
    private static final String CONTRACT = GROUP + ":lib-contract";

    /** What proves is the plugin's own, also where a service has it: else a service could bring its own golden cases. */
    private static final List<String> PROVING = List.of(
            GROUP + ":lib-audit",
            GROUP + ":lib-parity",
            GROUP + ":lib-table",
            GROUP + ":parity-gate",
            GROUP + ":golden-data");

    private final List<Artifact> resolved;
    private final Artifact features;
    private final Artifact contract;

    private ServedLibrary(List<Artifact> resolved, Artifact features, Artifact contract) {
        this.resolved = resolved;
        this.features = features;
        this.contract = contract;
    }

    /** Looks for the library among what a service runs on. */
    static ServedLibrary among(String service, Collection<Artifact> resolved) {
        List<Artifact> served = List.copyOf(resolved);
        return new ServedLibrary(served, find(service, served, FEATURES), find(service, served, CONTRACT));
    }

    private static Artifact find(String service, List<Artifact> resolved, String name) {
        return resolved.stream()
                .filter(artifact -> name(artifact).equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(new Fault(
                        ErrorCode.LIBRARY_MISSING,
                        service,
                        "must have " + name + " among its dependencies in scope compile or runtime",
                        "absent")));
    }

    /** Refuses any other version than the pinned one, of either of the two jars that compute. */
    void requireVersion(@Nullable String pinned) {
        if (pinned == null || pinned.isBlank()) {
            throw new InputException(new Fault(
                    ErrorCode.PIN_MISSING,
                    "libraryVersion",
                    "must be pinned; found is <libraryVersion>" + features.getBaseVersion() + "</libraryVersion>",
                    "absent"));
        }
        List<Fault> faults = new ArrayList<>();
        for (Artifact artifact : List.of(features, contract)) {
            // The base version of a snapshot: what it is called in a pom, and not the time of its build.
            if (!artifact.getBaseVersion().equals(pinned)) {
                String rule = "must be the pinned version " + pinned;
                faults.add(new Fault(ErrorCode.LIBRARY_DIFFERS, name(artifact), rule, artifact.getBaseVersion()));
            }
        }
        if (!faults.isEmpty()) {
            throw new MismatchException(faults);
        }
    }

    String version() {
        return features.getBaseVersion();
    }

    File featuresJar() {
        return features.getFile();
    }

    File contractJar() {
        return contract.getFile();
    }

    /** {@return the service's class path in its own order, and behind it what the proof needs and the service has not} */
    List<File> classPath(List<Artifact> plugin) {
        List<File> files = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Artifact artifact : resolved) {
            if (!PROVING.contains(name(artifact))) {
                taken.add(name(artifact));
                files.add(artifact.getFile());
            }
        }
        for (Artifact artifact : plugin) {
            if (!taken.contains(name(artifact))) {
                files.add(artifact.getFile());
            }
        }
        return files;
    }

    private static String name(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId();
    }
}
