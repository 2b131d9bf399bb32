// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.gate.EmbeddedCommand;
import io.featureparity.junit.ParityTest;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite and the test that {@code parity init} makes for a contract of one's own. */
class MadeSuiteTest {

    @TempDir
    private Path folder = Path.of("");

    /** Bars, with what training computed of them beside. */
    private Path bars(String name) throws IOException {
        List<String> left = Files.readAllLines(GoldenData.path("cases/" + name + "/input.csv"));
        List<String> right = Files.readAllLines(GoldenData.path("cases/" + name + "/raw.csv"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            lines.add(left.get(i) + "," + right.get(i));
        }
        return Files.write(folder.resolve("bars.csv"), lines);
    }

    @ParameterizedTest
    @CsvSource({"another-contract, gold-m5-2.1.0", "catalogue, catalogue-1.0.0"})
    void theTestThatWasMadeCompilesAndPassesWithTheSuiteThatWasMade(String name, String id) throws Throwable {
        Path suite = folder.resolve("suite");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String contract = GoldenData.path("contracts/" + id + ".json").toString();
        List<String> init = List.of(
                "init",
                suite.toString(),
                "--contract",
                contract,
                "--bars",
                bars(name).toString());
        assertThat(EmbeddedCommand.run(init, out, out))
                .as(printed.toString(StandardCharsets.UTF_8))
                .isZero();
        for (DynamicTest golden :
                compiled(suite.resolve("ServedFeaturesTest.java")).goldenCases()) {
            assertThat(golden.getDisplayName()).isEqualTo("bars");
            golden.getExecutable().execute();
        }
    }

    private ParityTest compiled(Path source) throws IOException, ReflectiveOperationException {
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        folder.toString(),
                        "-cp",
                        classPath(),
                        source.toString());
        assertThat(status).isZero();
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Constructor<?> made = loader.loadClass("ServedFeaturesTest").getDeclaredConstructor();
            made.setAccessible(true);
            return (ParityTest) made.newInstance();
        }
    }

    /** Where the classes that the source names come from, whoever has loaded them. */
    private static String classPath() {
        return Stream.of(
                        FeatureContract.class,
                        FeatureEngine.class,
                        GoldenSuite.class,
                        ParityTest.class,
                        DynamicTest.class,
                        NullMarked.class)
                .map(named -> Path.of(URI.create(named.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())))
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
