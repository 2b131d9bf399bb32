// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java code in the documents compiles: each block stands, line for line, between markers in a compiled source. */
class ShownCodeTest {

    private static final ProjectTree TREE = ProjectTree.ofThisProject();
    private static final Path DOCUMENT = Path.of("README.md");

    @Test
    void whatTheDocumentsShowIsWhatTheBuildCompiles() {
        List<ShownCode> shown = TREE.everyDocument().stream()
                .flatMap(document -> ShownCode.of(document, Documents.read(TREE, document)).stream())
                .toList();
        List<ShownCode> compiled = TREE.testSources().stream()
                .flatMap(source -> ShownCode.in(Documents.text(TREE, source)).stream())
                .toList();
        assertThat(shown).extracting(ShownCode::document).contains(DOCUMENT);
        assertThat(compiled).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void indentationAndEmptyLinesDoNotCountAndEveryLetterDoes() {
        List<ShownCode> marked = ShownCode.in(
                "a();\n  // Shown in README.md\n  int a = 1;\n\n  int b = 2;\n  // Shown up to here\n  return b;");
        assertThat(marked).isEqualTo(shownIn("```java\nint a = 1;\nint b = 2;\n```"));
        assertThat(marked).isNotEqualTo(shownIn("```java\nint a = 1;\nint c = 2;\n```"));
        assertThat(marked).isNotEqualTo(shownIn("```java\nint a = 1;\n```"));
        assertThat(shownIn("```\nint a = 1;\n```")).isEmpty();
    }

    private static List<ShownCode> shownIn(String text) {
        return ShownCode.of(DOCUMENT, Markdown.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// Shown in README.md",
                "// Shown up to here",
                "// Shown in README.md\n// Shown in README.md\n// Shown up to here",
            })
    void aMarkerWithoutItsPartnerIsAnError(String source) {
        assertThatThrownBy(() -> ShownCode.in(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without its partner");
    }
}
