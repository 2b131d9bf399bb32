// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file and every class that a document of this project names exists. */
class DocumentsTest {

    /** What the documents may name although it is not in this project. Keep it short: a name here is never checked. */
    private static final Set<String> FOREIGN = Set.of(
            "NaN",
            "True",
            "False",
            "None",
            "DataFrame",
            "W_n",
            "Infinity",
            "String",
            "Double",
            "Float",
            "Math",
            "StrictMath",
            "BarSeries",
            "DecimalNum",
            "DoubleNum",
            "List",
            "Map",
            "Path",
            "Instant",
            "IOException",
            "Locale",
            "Date",
            "NullPointerException",
            "IllegalArgumentException",
            "Throwable",
            "AssertionError",
            "InternalError",
            "NoSuchMethodError",
            "OutOfMemoryError",
            "StackOverflowError",
            "FileConfigProvider",
            "JsonNode",
            "Property",
            "Test",
            "America/Bogota",
            "America/New_York");

    private static final ProjectTree TREE = ProjectTree.ofThisProject();

    static Stream<Path> documents() {
        return TREE.documents().stream();
    }

    @Test
    void theDocumentsThatEveryReaderLooksForAreThere() {
        assertThat(TREE.documents())
                .contains(
                        Path.of("README.md"),
                        Path.of("ARCHITECTURE.md"),
                        Path.of("CONTRIBUTING.md"),
                        Path.of("CHANGELOG.md"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatADocumentNamesExists(Path document) {
        assertThat(new DocumentCheck(TREE, FOREIGN).missing(document, Documents.text(TREE, document)))
                .isEmpty();
    }

    static Stream<Path> ofModules() {
        return TREE.everyDocument().stream()
                .filter(document -> !TREE.documents().contains(document));
    }

    /** Paths in it are seen from the module, or from a folder of its reader. */
    @ParameterizedTest
    @MethodSource("ofModules")
    void classesAndLinksThatTheDocumentOfAModuleNamesExist(Path document) {
        assertThat(new DocumentCheck(TREE, FOREIGN).missing(document, Documents.text(TREE, document)))
                .allMatch(missing -> missing.startsWith("path "));
    }
}
