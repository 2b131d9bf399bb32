// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever copies a coordinate out of a document gets the version that this project is. */
class ShownVersionsTest {

    private static final ProjectTree TREE = ProjectTree.ofThisProject();
    private static final String VERSION = versionOfThePom();

    private static final Pattern SHOWN = Pattern.compile("<groupId>io\\.featureparity</groupId>\\s*"
            + "<artifactId>[^<]*</artifactId>\\s*<version>([^<]*)</version>"
            + "|io\\.featureparity:[\\w-]+:([\\w.-]+)"
            + "|<libraryVersion>([^<]*)</libraryVersion>"
            + "|<feature-parity\\.version>([^<]*)</feature-parity\\.version>");

    /** Stands for the property that a document states beside it. */
    private static final String PROPERTY = "${feature-parity.version}";

    private static String versionOfThePom() {
        Pattern version = Pattern.compile("<artifactId>feature-parity</artifactId>\\s*<version>([^<]*)</version>");
        return version.matcher(Documents.text(TREE, Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Path> documents() {
        return TREE.everyDocument().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyVersionIsTheOneInThePom(Path document) {
        assertThat(versions(Documents.text(TREE, document))).isSubsetOf(VERSION);
    }

    /** What is pinned must not change under its name. */
    @Test
    void theVersionIsThatOfARelease() {
        assertThat(VERSION).matches("\\d+\\.\\d+\\.\\d+");
        String pom = Documents.text(TREE, Path.of("examples", "service", "pom.xml"));
        assertThat(versions(pom)).hasSizeGreaterThanOrEqualTo(2).containsOnly(VERSION);
    }

    @Test
    void thereAreDocumentsThatStateAVersion() {
        assertThat(documents().flatMap(document -> versions(Documents.text(TREE, document)).stream()))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<groupId>io.featureparity</groupId>\n  <artifactId>bom</artifactId>\n  <version>9.9</version>",
                "-Dartifact=io.featureparity:parity-gate:9.9:jar:standalone",
                "<libraryVersion>9.9</libraryVersion>",
                "<feature-parity.version>9.9</feature-parity.version>"
            })
    void aVersionIsFoundInEveryFormInWhichADocumentWritesIt(String text) {
        assertThat(versions(text)).containsExactly("9.9");
    }

    private static List<String> versions(String text) {
        List<String> found =
                SHOWN.matcher(text).results().map(ShownVersionsTest::version).toList();
        boolean stated = text.contains("<feature-parity.version>");
        return found.stream()
                .filter(version -> !(stated && version.equals(PROPERTY)))
                .toList();
    }

    private static String version(MatchResult found) {
        return Stream.of(1, 2, 3, 4)
                .map(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
