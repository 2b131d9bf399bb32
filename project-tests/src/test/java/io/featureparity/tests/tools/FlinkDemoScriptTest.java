// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.tools.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ./parity flink-demo} builds what is missing. The demo's jar names the libraries beside it and gets the job's jar, so a build that
 * was broken off between them is no build. Programs stand for Maven and the JVM.
 */
class FlinkDemoScriptTest {

    private static final List<String> BUILT = List.of("flink-demo.jar", "features-job.jar", "lib/one.jar");

    @TempDir
    private Path folder = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void makeAProject() throws IOException {
        root = Files.createDirectories(folder.resolve("project"));
        Files.copy(Path.of("..", "parity"), root.resolve("parity"), StandardCopyOption.COPY_ATTRIBUTES);
        old(root.resolve("pom.xml"));
        old(root.resolve("examples/flink/src/main/java/FeaturesJob.java"));
        Script.program(
                folder.resolve("bin/mvn"),
                "echo built >>'" + folder.resolve("builds") + "'",
                "mkdir -p '" + target("lib") + "'",
                "touch '" + target("flink-demo.jar") + "' '" + target("features-job.jar") + "'");
        Script.program(folder.resolve("jdk/bin/java"), "[[ $* == *help ]] || exit \"${ANSWER:-0}\"");
    }

    private Path target(String name) {
        return root.resolve("examples/flink/target").resolve(name);
    }

    private static void old(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private Ended run(int answer) throws IOException, InterruptedException {
        return new Script(Map.of(
                        "JAVA_HOME",
                        folder.resolve("jdk").toString(),
                        "PATH",
                        folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "ANSWER",
                        Integer.toString(answer)))
                .run(root.resolve("parity"), "flink-demo", "--exit");
    }

    private boolean builds() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("builds"));
        Ended ended = run(0);
        assertThat(ended.status()).as(ended.text()).isZero();
        return Files.exists(folder.resolve("builds"));
    }

    private void build() throws IOException {
        for (String name : BUILT) {
            Files.createDirectories(target(name).getParent());
            Files.writeString(target(name), "");
        }
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws IOException, InterruptedException {
        build();
        assertThat(builds()).isFalse();
    }

    /** The exit code of the demo: 1 if an observation differs. Any other end, such as that by a signal, says nothing of that. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "134, 3"})
    void theAnswerOfTheDemoIsPassedOn(int answer, int status) throws IOException, InterruptedException {
        build();
        assertThat(run(answer).status()).isEqualTo(status);
    }

    @Test
    void whateverIsMissingIsBuilt() throws IOException, InterruptedException {
        for (String name : BUILT) {
            build();
            Files.delete(target(name));
            if (name.startsWith("lib/")) {
                Files.delete(target("lib"));
            }
            assertThat(builds()).as(name).isTrue();
        }
    }

    @Test
    void aJobThatIsOlderThanItsSourcesIsBuilt() throws IOException, InterruptedException {
        build();
        Files.setLastModifiedTime(target("features-job.jar"), FileTime.fromMillis(0));
        Files.setLastModifiedTime(
                root.resolve("examples/flink/src/main/java/FeaturesJob.java"), FileTime.fromMillis(1_000_000));
        assertThat(builds()).isTrue();
    }
}
