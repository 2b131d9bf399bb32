// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.EmbeddedCommand;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blocks of README.md that are no Java (for that see {@link ShownCodeTest}): XML is that of the service that the build
 * builds, and every parity command runs.
 */
class ReadmeBlocksTest {

    private static final ProjectTree TREE = ProjectTree.ofThisProject();
    private static final List<Markdown.Fence> FENCES =
            Documents.read(TREE, Path.of("README.md")).fences();
    private static final String CASE = "cases/another-contract/";

    @TempDir
    private Path folder = Path.of("");

    private static Stream<String> blocks(String language) {
        return FENCES.stream()
                .filter(fence -> fence.language().equals(language))
                .map(Markdown.Fence::text);
    }

    private static String flat(String text) {
        return String.join(
                "\n",
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    @Test
    void everyBlockIsOfALanguageThatTheBuildHoldsToSomething() {
        assertThat(FENCES).extracting(Markdown.Fence::language).containsOnly("java", "xml", "sh", "");
    }

    @Test
    void theXmlIsThatOfTheServiceThatTheBuildBuilds() {
        String pom = flat(Documents.text(TREE, Path.of("examples", "service", "pom.xml")));
        assertThat(blocks("xml")).hasSize(4).allSatisfy(block -> assertThat(pom).contains(flat(block)));
    }

    /** A line that ends with a backslash goes on in the next one. */
    private static List<String> lines() {
        return blocks("sh")
                .flatMap(block -> block.replaceAll("\\\\\\n\\s*", "").lines())
                .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                .toList();
    }

    @Test
    void whatIsNoParityCommandIsAScriptOrTheServiceOfThisProject() {
        assertThat(lines())
                .filteredOn(line -> !line.startsWith("parity "))
                .containsOnly(
                        "./parity demo --exit",
                        "tools/install-local",
                        "cp -r examples/service my-service",
                        "cd my-service",
                        "mvn -B verify");
        assertThat(TREE.root().resolve("tools/install-local")).isExecutable();
        assertThat(TREE.root().resolve("examples/service/pom.xml")).isRegularFile();
    }

    /** The files that the commands name, as a team has them. */
    private void prepare() throws IOException {
        Files.copy(GoldenData.path("contracts/gold-m5-2.1.0.json"), folder.resolve("ours.json"));
        Files.copy(GoldenData.path("norm-stats/gold-m5.json"), folder.resolve("norm_stats.json"));
        List<String> bars = Files.readAllLines(GoldenData.path(CASE + "input.csv"));
        Files.write(folder.resolve("bars.csv"), bars);
        List<String> raw = Files.readAllLines(GoldenData.path(CASE + "raw.csv"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            lines.add(bars.get(i).replaceFirst(",.*", "") + "," + raw.get(i));
        }
        Files.write(folder.resolve("raw.csv"), lines);
    }

    @Test
    void everyParityCommandEndsWithSuccess() throws IOException {
        prepare();
        List<String> commands =
                lines().stream().filter(line -> line.startsWith("parity ")).toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
        for (String command : commands) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            assertThat(EmbeddedCommand.run(inTheFolder(command), out, out))
                    .as(command + "\n" + printed.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
    }

    /** The words behind the command's name; what names a file names it in the folder of this test. */
    private List<String> inTheFolder(String command) {
        return Stream.of(command.split("\\s+", -1))
                .skip(1)
                .map(word -> word.matches("[\\w/]+\\.(csv|json|parquet)|golden")
                        ? folder.resolve(word).toString()
                        : word)
                .toList();
    }
}
