// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.MismatchException;
import io.featureparity.features.engine.FeatureEngine;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded for a service is loaded from its own class path, and from nowhere else. */
class ServedClassesTest {

    private static final String ENGINE = FeatureEngine.class.getName();

    @TempDir
    private Path folder;

    @Test
    void theCommandRunsOnTheServicesClassPath() throws IOException {
        try (ServedClasses service = new ServedClasses(classPath())) {
            Outcome outcome = new Command("verify").option("--suite", folder).in(service);
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err()).hasSize(1).first().asString().startsWith("parity: FP-701 at ");
            assertThat(service.compare(Map.of(Pins.CONTRACT, "none.json")).get(Pins.REFUSED))
                    .hasSize(1);
        }
    }

    @Test
    void theSameClassFromAnotherPlaceIsRefused() throws IOException {
        Path own = Path.of(FeatureEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (ServedClasses service = new ServedClasses(classPath())) {
            service.requireFrom(own.toFile(), ENGINE);
            assertThatThrownBy(() -> service.requireFrom(new File("lib-features-1.0.jar"), ENGINE))
                    .isInstanceOf(MismatchException.class)
                    .hasMessageContaining(
                            "FP-922 at class " + ENGINE + ": must come from lib-features-1.0.jar, but was ")
                    .hasMessageContaining(own.toString());
        }
    }

    @Test
    void nothingOfTheBuildIsSeen() throws IOException {
        try (ServedClasses service = new ServedClasses(List.of())) {
            assertThatThrownBy(() -> service.requireFrom(new File("any.jar"), ENGINE))
                    .isInstanceOf(LinkageError.class)
                    .hasMessageContaining(ENGINE);
            PrintStream none = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> service.run(List.of("verify"), none, none)).isInstanceOf(LinkageError.class);
        }
    }

    @Test
    void aLibraryThatLacksWhatIsNeededIsAMisfit() throws IOException {
        List<File> withoutTheLibrary = new ArrayList<>(classPath());
        withoutTheLibrary.removeIf(
                file -> Stream.of("lib-contract", "lib-features").anyMatch(file.getPath()::contains));
        try (ServedClasses service = new ServedClasses(withoutTheLibrary)) {
            assertThatThrownBy(() -> service.compare(Map.of())).isInstanceOf(LinkageError.class);
        }
    }

    private static List<File> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList();
    }
}
