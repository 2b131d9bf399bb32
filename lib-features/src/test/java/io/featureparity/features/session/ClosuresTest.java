// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosuresTest {

    private static final String RULE =
            "must be a date such as 2026-05-31, of the years 1900 to 2199, or a comment after #";

    @TempDir
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("closures.txt"), content);
    }

    private static void assertRefused(Path file, ErrorCode code) {
        DocumentException refused = refusal(DocumentException.class, () -> Closures.load(file));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.faults().get(0).where()).isEqualTo(file.toString());
    }

    @Test
    void aLineIsADateOrACommentOrNothing() throws IOException {
        String text = "# closed by decree\n\n2026-06-21 # the second round\r\n  2026-05-31  \n#2026-01-02\n2024-02-29";
        Closures closures = Closures.load(file(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(closures.days())
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2026, 5, 31), LocalDate.of(2026, 6, 21));
        assertThat(closures).hasToString("closures on [2024-02-29, 2026-05-31, 2026-06-21]");
    }

    @Test
    void aTextOfNothingIsNoClosures() {
        assertThat(Closures.parse("empty", "").days()).isEmpty();
        assertThat(Closures.none().days()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-5-31",
                "31/05/2026",
                "20260531",
                "2026-05-31 2026-06-01",
                "2026-05-31,",
                "2026-05-31T00:00",
                "1899-12-31",
                "2200-01-01",
                "+12026-05-31",
                "2026-05-31\r2026-06-01",
                "\u0662\u0660\u0662\u0666-05-31",
                "-",
            })
    void whatIsNoDateIsRefused(String line) {
        assertThat(refusal(DocumentException.class, () -> Closures.parse("closures.txt", "2026-01-02\n" + line))
                        .faults())
                .containsExactly(new Fault(ErrorCode.CLOSURE_NOT_A_DATE, Place.line("closures.txt", 2), RULE, line));
    }

    @Test
    void allFaultsAreReportedAtOnceEachWithItsLine() {
        DocumentException refused = refusal(
                DocumentException.class,
                () -> Closures.parse("c", "2026-05-31\nMonday\n2026-05-31 # again\n\n2026-13-01\n2026-05-31"));
        assertThat(refused.faults())
                .extracting(Fault::where)
                .containsExactly("c, line 2", "c, line 3", "c, line 5", "c, line 6");
        assertThat(refused.faults())
                .extracting(Fault::code)
                .containsExactly(
                        ErrorCode.CLOSURE_NOT_A_DATE,
                        ErrorCode.CLOSURE_TWICE,
                        ErrorCode.CLOSURE_NOT_A_DATE,
                        ErrorCode.CLOSURE_TWICE);
        assertThat(refused.faults().get(1).rule())
                .isEqualTo("must be a date that does not stand in an earlier line, as it does in line 1");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        assertRefused(folder.resolve("none.txt"), ErrorCode.DOCUMENT_UNREADABLE);
        assertRefused(folder, ErrorCode.DOCUMENT_UNREADABLE);
        assertRefused(file(new byte[] {'#', (byte) 0xC3}), ErrorCode.DOCUMENT_NOT_UTF8);
        assertRefused(file("\uFEFF2026-05-31".getBytes(StandardCharsets.UTF_8)), ErrorCode.DOCUMENT_BYTE_ORDER_MARK);
        assertRefused(file("#".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8)), ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(Closures.load(file("#".repeat(1 << 20).getBytes(StandardCharsets.UTF_8)))
                        .days())
                .isEmpty();
    }

    @Test
    void daysAreCopied() {
        assertThat(Closures.of(List.of(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 5, 31)))
                        .days())
                .containsExactly(LocalDate.of(2026, 5, 31));
    }
}
