// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.tools.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code tools/release} sees and does, as far as it can be seen without a network and without a key. */
class ReleaseTest {

    private static final List<String> ELEMENTS =
            List.of("groupId", "artifactId", "version", "name", "description", "url", "licenses", "developers", "scm");

    @TempDir
    private Path folder = Path.of("");

    private Path repository = Path.of("");
    private Path artifact = Path.of("");

    @BeforeEach
    void publish() throws IOException {
        repository = folder.resolve("repository");
        artifact = repository.resolve("io/featureparity/lib/1.0.0");
        Files.createDirectories(artifact);
        for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
            put("lib-1.0.0" + ending, ending);
        }
        put("lib-1.0.0.pom", pom(""));
        Files.writeString(artifact.resolveSibling("maven-metadata.xml"), "a list");
    }

    private static String pom(String without) {
        StringBuilder pom = new StringBuilder("<project>\n");
        ELEMENTS.stream()
                .filter(element -> !element.equals(without))
                .forEach(element -> pom.append("  <%s>1.0.0</%s>\n".formatted(element, element)));
        return pom.append("</project>\n").toString();
    }

    private void put(String name, String text) throws IOException {
        for (String ending : List.of("", ".md5", ".sha1")) {
            Files.writeString(artifact.resolve(name + ending), text);
        }
    }

    private Ended release(Object... args) throws IOException, InterruptedException {
        String path = folder.resolve("programs") + ":" + System.getenv("PATH");
        return new Script(Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home"))).tool("release", args);
    }

    @Test
    void aRepositoryWithEverythingPasses() throws IOException, InterruptedException {
        assertThat(release("check", repository)).isEqualTo(new Ended(0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "url", "licenses", "developers", "scm"})
    void whatCentralAsksOfAPomIsMissed(String element) throws IOException, InterruptedException {
        put("lib-1.0.0.pom", pom(element));
        assertThat(release("check", repository))
                .isEqualTo(
                        new Ended(1, "release: io/featureparity/lib/1.0.0/lib-1.0.0.pom: has no <" + element + ">\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib-1.0.0.jar",
                "lib-1.0.0-sources.jar",
                "lib-1.0.0-javadoc.jar",
                "lib-1.0.0-cyclonedx.json",
                "lib-1.0.0.pom.md5",
                "lib-1.0.0.jar.sha1"
            })
    void aFileThatCentralAsksForIsMissed(String file) throws IOException, InterruptedException {
        Files.delete(artifact.resolve(file));
        Ended ended = release("check", repository);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text()).startsWith("release: io/featureparity/lib/1.0.0/" + file + ": is missing");
    }

    @Test
    void aSnapshotIsNoRelease() throws IOException, InterruptedException {
        put("lib-1.0.0.pom", pom("") + "<!-- 1.0.0-SNAPSHOT -->");
        assertThat(release("check", repository).text()).endsWith("lib-1.0.0.pom: names a SNAPSHOT\n");
    }

    @Test
    void anEmptyRepositoryIsNoRelease() throws IOException, InterruptedException {
        Ended ended = release("check", Files.createDirectory(folder.resolve("empty")));
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text()).startsWith("release: there is no pom in ");
    }

    /** A program that stands for gpg writes a signature that says of which key it is. */
    @Test
    void everyArtifactIsSignedAndBundledAndMavensListsAreNot() throws IOException, InterruptedException {
        Script.program(
                folder.resolve("programs/gpg"),
                "while (($# > 0)); do",
                "    case $1 in --output) out=$2 ;; --local-user) key=$2 ;; esac",
                "    shift",
                "done",
                "echo \"by $key\" >\"$out\"");
        Path bundle = folder.resolve("bundle.zip");
        assertThat(release("bundle", repository, bundle).text()).endsWith(" is not signed\n");
        assertThat(release("sign", repository, "A1B2")).isEqualTo(new Ended(0, ""));
        assertThat(artifact.resolve("lib-1.0.0-javadoc.jar.asc")).hasContent("by A1B2");
        assertThat(release("sign", repository, "C3"))
                .as("a signature is not signed")
                .isEqualTo(new Ended(0, ""));
        assertThat(release("bundle", repository, bundle)).isEqualTo(new Ended(0, ""));
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .hasSize(5 * 4)
                    .allMatch(name -> name.startsWith("io/featureparity/lib/1.0.0/lib-1.0.0"))
                    .contains("io/featureparity/lib/1.0.0/lib-1.0.0.pom.asc")
                    .doesNotContain("io/featureparity/lib/maven-metadata.xml");
        }
    }

    @Test
    void aKeyThatIsNotThereEndsTheRelease() throws IOException, InterruptedException {
        Script.program(folder.resolve("programs/gpg"), "exit 2");
        Ended ended = release("sign", repository);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text()).startsWith("release: gpg does not sign lib-1.0.0");
        try (Stream<Path> files = Files.list(artifact)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".asc"));
        }
    }

    /** In a project of its own, whose build fails. */
    @Test
    void aBuildThatFailsIsShownAndLeavesNothing() throws IOException, InterruptedException {
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve("tools"));
        for (String tool : List.of("release", "reproducible")) {
            Files.copy(
                    Path.of("..", "tools", tool),
                    project.resolve("tools").resolve(tool),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(project.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        Files.writeString(project.resolve("CHANGELOG.md"), "## 1.2.3\n");
        Script.program(folder.resolve("programs/mvn"), "echo '[ERROR] it does not compile'", "exit 1");
        String path = folder.resolve("programs") + ":" + System.getenv("PATH");
        Script script = new Script(Map.of("PATH", path));
        Path commit = Script.program(
                folder.resolve("commit"),
                "cd \"$1\" && git init -q && git add . && git -c user.name=a -c user.email=a@example.org commit -qm all");
        assertThat(script.run(commit, project).status()).isZero();
        Path out = folder.resolve("out");
        Ended ended = script.run(project.resolve("tools/release"), out);
        assertThat(ended.status()).as(ended.text()).isEqualTo(1);
        assertThat(ended.text())
                .contains("[ERROR] it does not compile")
                .endsWith("release: the builds failed or differ, see above\n");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotEmptyIsWrongUsage() throws IOException, InterruptedException {
        assertThat(release(repository).status()).isEqualTo(2);
        assertThat(release().status()).isEqualTo(2);
        assertThat(release("--bogus", folder).status()).isEqualTo(2);
        assertThat(release("check").status()).isEqualTo(2);
    }
}
