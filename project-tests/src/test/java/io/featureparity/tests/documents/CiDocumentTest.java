// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/ci.md tells people to copy is at least what it says it is. */
class CiDocumentTest {

    private static final ProjectTree TREE = ProjectTree.ofThisProject();
    private static final String TEXT = Documents.text(TREE, Path.of("docs", "ci.md"));
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("java -jar \"\\$PARITY_GATE\" (\\w+)(.*?--report parity)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[\\w-]+");

    @Test
    void theWorkflowAndTheJobAreYaml() throws IOException {
        List<String> snippets =
                YAML.matcher(TEXT).results().map(found -> found.group(1)).toList();
        assertThat(snippets).hasSize(2);
        JsonNode github = new YAMLMapper().readTree(snippets.get(0));
        JsonNode gitlab = new YAMLMapper().readTree(snippets.get(1));
        assertThat(github.at("/jobs/parity/steps"))
                .hasSize(7)
                .allSatisfy(
                        step -> assertThat(step.has("run") != step.has("uses")).isTrue());
        assertThat(github.at("/jobs/parity/steps/3/run").asText()).doesNotContain("\n");
        assertThat(gitlab.at("/parity/script"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.isTextual()).isTrue());
        assertThat(gitlab.at("/parity/script/1").asText()).doesNotContain("\n");
        assertThat(gitlab.at("/parity/artifacts/when").asText()).isEqualTo("always");
    }

    @Test
    void theWorkflowOfTheServiceRunsItsBuildAndShowsTheVerdict() throws IOException {
        Path workflow = Path.of("examples", "service", ".github", "workflows", "parity.yml");
        JsonNode steps =
                new YAMLMapper().readTree(Documents.text(TREE, workflow)).at("/jobs/parity/steps");
        assertThat(steps)
                .hasSize(5)
                .allSatisfy(
                        step -> assertThat(step.has("run") != step.has("uses")).isTrue());
        assertThat(steps.at("/2/run").asText()).isEqualTo("mvn -B verify");
        assertThat(steps.at("/3/run").asText())
                .isEqualTo("cat target/parity/served/verify/report.md >> \"$GITHUB_STEP_SUMMARY\"");
    }

    @Test
    void theCommandHasTheOptionsThatItIsGiven() {
        List<MatchResult> commands = COMMAND.matcher(TEXT).results().toList();
        assertThat(commands)
                .hasSize(3)
                .allSatisfy(command -> assertThat(command.group(1)).isEqualTo("check"));
        String gate = sources(TREE.root().resolve("parity-gate/src/main/java"));
        assertThat(commands.stream()
                        .flatMap(command -> OPTION.matcher(command.group(2)).results())
                        .map(MatchResult::group)
                        .distinct())
                .hasSize(7)
                .allSatisfy(option -> assertThat(gate).contains('"' + option + '"'));
    }

    private static String sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(CiDocumentTest::read).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
