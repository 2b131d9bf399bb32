// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.spring.Contexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Values that are blank, files that are no files, names that are too long: what an operator reads names the property, and what is possible. */
class WrongPropertiesTest {

    @TempDir
    Path folder;

    /** What the analyzers say of a start that fails. */
    private static String said(String... properties) {
        String[] said = new String[1];
        Contexts.runner().withPropertyValues(properties).run(context -> {
            Throwable failure = context.getStartupFailure();
            assertThat(failure).as(List.of(properties).toString()).isNotNull();
            for (AbstractFailureAnalyzer<?> analyzer :
                    List.of(new PropertyFailureAnalyzer(), new FaultFailureAnalyzer())) {
                FailureAnalysis analysis = analyzer.analyze(failure);
                if (analysis != null) {
                    assertThat(analysis.getAction()).contains(ErrorPages.SITE);
                    said[0] = analysis.getDescription();
                }
            }
        });
        assertThat(said[0]).as("a fault with a code").isNotNull();
        return said[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit.folder | must be a path",
                "feed.closures-file | must be a path",
                "snapshot.folder | must be a path",
                "snapshot.when-refused | must be one of fail, begin-anew",
                "source.policy | must be one of flag, refuse",
                "source.macro-age | must be a duration such as 500ms, 10s or PT10S",
                "quality.least-score | must be a number",
                "quality.enabled | must be true or false",
                "breaker.features.window | must be a whole number",
                "model.manifest | must be the name of a file in feature-parity.model.location",
                "model.statistics | must be the name of a file in feature-parity.model.location",
                "model.contract | must be the name of a file in feature-parity.model.location",
                "audit.name | must have 1 to 200 characters and no spaces",
            })
    void aBlankValue(String name, String rule) {
        assertThat(said("feature-parity." + name + "="))
                .startsWith("FP-1280 at property feature-parity." + name + ": " + rule + ", but was blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source | live | must be one of [feature-parity.source.enabled, feature-parity.source.policy, feature-parity.source.overdue, feature-parity.source.macro-age], but was a value for all of them",
                "audit.name | a b | must have 1 to 200 characters and no spaces, but was a b",
                "breaker.features.window | 99999999999 | must be a whole number, but was 99999999999",
                "health.limit | 99ms | must be from PT0.1S to PT1M, but was PT0.099S",
                "levels.look-every | -5s | must be from PT0.01S to PT1H, but was PT-5S",
                "source.overdue | -1s | must be from PT0.001S to PT8784H, but was PT-1S",
            })
    void aValueThatIsNotPossible(String name, String value, String message) {
        assertThat(said("feature-parity." + name + "=" + value))
                .startsWith("FP-1280 at property feature-parity." + name + ": " + message);
    }

    @Test
    void aFileThatIsNone() throws IOException {
        Path none = folder.resolve("none");
        assertThat(said("feature-parity.feed.closures-file=" + none))
                .isEqualTo("FP-101 at " + none + ": must be a file that can be read; the file is property"
                        + " feature-parity.feed.closures-file, but was no such file");
        assertThat(said("feature-parity.quality.enabled=true", "feature-parity.quality.rules=" + folder))
                .isEqualTo("FP-101 at " + folder + ": must be a file or stream that can be read; the file is property"
                        + " feature-parity.quality.rules, but was a folder");
        assertThat(said("feature-parity.redis.host=localhost", "feature-parity.redis.password-file=" + none))
                .startsWith("FP-1117 at " + none + ": ")
                .contains("; the file is property feature-parity.redis.password-file, but was ");
        Path text = Files.writeString(folder.resolve("text"), "no date");
        assertThat(said("feature-parity.feed.closures-file=" + text))
                .startsWith("FP-551 at " + text + ", line 1: ")
                .contains("; the file is property feature-parity.feed.closures-file, but was no date");
    }

    @Test
    void aFolderThatIsNoneOrHoldsSomethingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (String name : new String[] {"audit.folder", "snapshot.folder"}) {
            assertThat(said("feature-parity." + name + "=" + file))
                    .isEqualTo("FP-1280 at property feature-parity." + name
                            + ": must be a folder that can be written to, but was " + file
                            + " (something else of this name)");
        }
        assertThat(said("feature-parity.audit.folder=" + folder)).startsWith("FP-1005 at " + file + ": ");
    }

    /** At shutdown it would be too late. */
    @Test
    void anInstrumentWhoseStateWouldHaveAFileWithTooLongAName() {
        String name = "/".repeat(67);
        assertThat(said("feature-parity.instruments=" + name, "feature-parity.snapshot.folder=" + folder))
                .isEqualTo("FP-1280 at property feature-parity.instruments: must have names whose files in"
                        + " feature-parity.snapshot.folder have at most 200 characters; each that is no letter and no digit"
                        + " takes three or more, but was " + name + " (201 characters)");
    }
}
