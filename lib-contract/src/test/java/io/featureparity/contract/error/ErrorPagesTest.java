// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error's code is a link: {@code docs/errors} has a page for each, and an index of them all. */
class ErrorPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "errors");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAPageWithItsTitleAndAnExample(ErrorCode code) throws IOException {
        List<String> page = Files.readAllLines(PAGES.resolve(code.id() + ".md"));
        assertThat(page.get(0)).matches("# " + code.id() + " [A-Z].*[^.]");
        assertThat(page).hasSizeBetween(10, 25);
        assertThat(page).as("an example of the message").anyMatch(line -> line.startsWith(code.id() + " at "));
        assertThat(page)
                .as("the exception a caller sees, or what a divergence or a finding is in")
                .anyMatch(
                        line -> line.matches(
                                ".*`((AuditLog|Component|Document|GoldenData|Input|Mismatch|NotReady|Snapshot|Store)Exception|ParityReport|NormStatsAudit)`.*"));
    }

    @ParameterizedTest
    @EnumSource
    void theIndexListsEveryCodeWithItsTitle(ErrorCode code) throws IOException {
        String title = Files.readAllLines(PAGES.resolve(code.id() + ".md"))
                .get(0)
                .substring(("# " + code.id() + " ").length());
        String row = "| [" + code.id() + "](" + code.id() + ".md) | " + title + " |";
        assertThat(Files.readAllLines(PAGES.resolve("README.md")))
                .filteredOn(line -> line.startsWith(row))
                .hasSize(1);
    }

    @Test
    void everyPageHasACode() throws IOException {
        Set<String> expected = new HashSet<>(Set.of("README.md"));
        for (ErrorCode code : ErrorCode.values()) {
            expected.add(code.id() + ".md");
        }
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void noTwoCodesAreTheSame() {
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
    }
}
