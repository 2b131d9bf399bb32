// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.MismatchException;
import java.io.File;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.Test;

/** What a service runs on: which library it is, and that nothing of the proof comes from the service. */
class ServedLibraryTest {

    private static final String OURS = "io.featureparity";

    @Test
    void aServiceWithoutTheLibraryIsRefused() {
        List<Artifact> none = List.of(jar("org.example", "lib-features", "1.0"));
        assertThatThrownBy(() -> ServedLibrary.among("com.example:service", none))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("FP-921 at com.example:service: must have io.featureparity:lib-features among its"
                        + " dependencies in scope compile or runtime, but was absent");
    }

    @Test
    void thePinnedVersionPasses() {
        ServedLibrary library = library("1.0", "1.0");
        library.requireVersion("1.0");
        assertThat(library.version()).isEqualTo("1.0");
        assertThat(library.featuresJar()).isEqualTo(new File("lib-features-1.0.jar"));
        assertThat(library.contractJar()).isEqualTo(new File("lib-contract-1.0.jar"));
    }

    @Test
    void aSnapshotIsCalledWhatItIsCalledInAPom() {
        library("1.0-20260101.120000-3", "1.0-20260101.120000-3").requireVersion("1.0-SNAPSHOT");
    }

    @Test
    void anotherVersionIsRefusedWithBothSides() {
        assertThatThrownBy(() -> library("1.1", "1.1").requireVersion("1.0"))
                .isInstanceOf(MismatchException.class)
                .hasMessageContaining(
                        "FP-922 at io.featureparity:lib-features: must be the pinned version 1.0, but was 1.1")
                .hasMessageContaining(
                        "FP-922 at io.featureparity:lib-contract: must be the pinned version 1.0, but was 1.1");
    }

    @Test
    void aMixtureOfVersionsIsRefusedAlthoughOneIsThePinnedOne() {
        assertThatThrownBy(() -> library("1.0", "1.1").requireVersion("1.0"))
                .isInstanceOf(MismatchException.class)
                .hasMessageContaining(
                        "FP-922 at io.featureparity:lib-contract: must be the pinned version 1.0, but was 1.1");
        assertThatThrownBy(() -> library("1.1", "1.0").requireVersion("1.0")).isInstanceOf(MismatchException.class);
    }

    @Test
    void aPinThatIsLeftOutIsRefusedWithWhatToWrite() {
        for (String none : new String[] {null, "", " "}) {
            assertThatThrownBy(() -> library("1.1", "1.1").requireVersion(none))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("FP-923 at libraryVersion: must be pinned; found is"
                            + " <libraryVersion>1.1</libraryVersion>, but was absent");
        }
    }

    @Test
    void theServicesOwnJarsComeFirstAndWhatProvesIsThePlugins() {
        ServedLibrary library = ServedLibrary.among(
                "com.example:service",
                List.of(
                        jar("org.example", "json", "2.1"),
                        jar(OURS, "golden-data", "0.9"),
                        jar(OURS, "lib-audit", "0.9"),
                        jar(OURS, "lib-parity", "0.9"),
                        jar(OURS, "lib-table", "0.9"),
                        jar(OURS, "lib-features", "0.9"),
                        jar(OURS, "lib-contract", "0.9")));
        List<Artifact> plugin = List.of(
                jar(OURS, "parity-maven-plugin", "1.0"),
                jar(OURS, "parity-gate", "1.0"),
                jar(OURS, "lib-parity", "1.0"),
                jar(OURS, "lib-audit", "1.0"),
                jar(OURS, "lib-table", "1.0"),
                jar(OURS, "lib-features", "1.0"),
                jar(OURS, "lib-contract", "1.0"),
                jar(OURS, "golden-data", "1.0"),
                jar("org.example", "json", "2.2"),
                jar("org.example", "terminal", "3.0"));
        assertThat(library.classPath(plugin))
                .extracting(File::getName)
                .containsExactly(
                        "json-2.1.jar",
                        "lib-features-0.9.jar",
                        "lib-contract-0.9.jar",
                        "parity-maven-plugin-1.0.jar",
                        "parity-gate-1.0.jar",
                        "lib-parity-1.0.jar",
                        "lib-audit-1.0.jar",
                        "lib-table-1.0.jar",
                        "golden-data-1.0.jar",
                        "terminal-3.0.jar");
    }

    private static ServedLibrary library(String features, String contract) {
        return ServedLibrary.among(
                "com.example:service",
                List.of(jar(OURS, "lib-features", features), jar(OURS, "lib-contract", contract)));
    }

    private static Artifact jar(String group, String name, String version) {
        Artifact artifact =
                new DefaultArtifact(group, name, version, "compile", "jar", null, new DefaultArtifactHandler("jar"));
        artifact.setFile(new File(name + "-" + version + ".jar"));
        return artifact;
    }
}
