// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.contract.error.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV that is written otherwise: the message says what was seen, and the format takes it. */
class CsvFormatTest {

    private static final CsvFormat.Advice ADVICE = new CsvFormat.Advice() {
        @Override
        public String delimiter(char seen) {
            return "say delimiter " + (int) seen;
        }

        @Override
        public String decimalComma() {
            return "say decimal comma";
        }

        @Override
        public String lineEnds() {
            return "say any line ends";
        }
    };

    @TempDir
    private Path folder = Path.of("");

    private static CsvFormat format(char delimiter, char decimal, boolean anyLineEnds) {
        return new CsvFormat(delimiter, decimal, anyLineEnds, ADVICE);
    }

    private static CsvFormat standard() {
        return format(',', '.', false);
    }

    private Path text(String text) {
        return Tables.bytes(folder.resolve("t.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusedWith(Path file, CsvFormat format) {
        return refusal(InputException.class, () -> Tables.read(file, format, "x"))
                .getMessage();
    }

    private static List<Tables.Row> rows(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Tables.Row(i + 1, List.of(values[i])))
                .toList();
    }

    @Test
    void anotherDelimiterIsSeenAndTaken() {
        for (char delimiter : new char[] {';', '\t', '|'}) {
            Path file = text("time;note;x\n1;\"a;b\";0.5\n2;c;1e-3\n".replace(';', delimiter));
            String words = delimiter == ';' ? "semicolons" : delimiter == '\t' ? "tabs" : "vertical bars";
            assertThat(refusedWith(file, standard()))
                    .isEqualTo("FP-930 at " + file + ", line 1: must separate fields by commas (say delimiter "
                            + (int) delimiter + "), but was " + words + ", 2 of them, and no comma");
            assertThat(Tables.read(file, format(delimiter, '.', false), "x")).isEqualTo(rows(0.5, 1e-3));
        }
    }

    /** One run reads files of several writers. */
    @Test
    void aFileWithoutThatDelimiterIsReadAsUsual() {
        Path commas = text("time,x\n1,0.5\n");
        assertThat(Tables.read(commas, format(';', ',', false), "x")).isEqualTo(rows(0.5));
        Path tabs = text("time\tx\n1\t0.5\n");
        assertThat(refusedWith(tabs, format(';', ',', false))).startsWith("FP-930 at " + tabs + ", line 1: ");
    }

    @Test
    void decimalCommasAreSeenAndTaken() {
        Path file = text("time;x\n1;3950,12\n2;-0,5e-3\n3;\n4;7\n5;,25\n");
        assertThat(refusedWith(file, format(';', '.', false)))
                .isEqualTo("FP-903 at " + file + ", line 2, x: must be a number, or empty where absent (say decimal"
                        + " comma), but was 3950,12");
        assertThat(Tables.read(file, format(';', ',', false), "x"))
                .isEqualTo(rows(3950.12, -0.5e-3, Double.NaN, 7, 0.25));
        Path quoted = text("time,x\n1,\"0,1\"\n");
        assertThat(refusedWith(quoted, standard())).contains("(say decimal comma), but was 0,1");
        assertThat(Tables.read(quoted, format(',', ',', false), "x")).isEqualTo(rows(0.1));
    }

    /** A point may well separate thousands there: 3.950 must not become 3.95. */
    @ParameterizedTest
    @ValueSource(strings = {"3.950", "3.950,12", "3950.12", "1_000", "1,2,3", "x"})
    void whatIsNoNumberWithADecimalCommaIsRefused(String number) {
        Path file = text("time;x\n1;" + number + "\n");
        assertThat(refusedWith(file, format(';', ',', false)))
                .isEqualTo("FP-903 at " + file + ", line 2, x: must be a number with a decimal comma, or empty where"
                        + " absent, but was " + number);
    }

    /** Where thousands may be meant, nobody is told to read a comma as a decimal one. */
    @Test
    void aNumberWithPointAndCommaGetsNoAdvice() {
        assertThat(refusedWith(text("time;x\n1;3,950.12\n"), format(';', '.', false)))
                .doesNotContain("say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"time,x\r\r\n1,0.5\r\r\n2,0.25\r\r\n", "time,x\r\n1,0.5\n2,0.25\r\n", "time,x\n1,0.5\r2,0.25"})
    void oddLineEndsAreSeenAndTaken(String content) {
        Path file = text(content);
        assertThat(refusedWith(file, standard()))
                .startsWith("FP-931 at " + file + ": must end all lines in \\n, or all in \\r\\n (say any line ends),"
                        + " but was \\")
                .contains(" on line 1");
        assertThat(Tables.read(file, format(',', '.', true), "x")).isEqualTo(rows(0.5, 0.25));
    }

    /** Wherever in a long file. */
    @Test
    void oneOddLineEndFarBehindIsSeenAndTaken() {
        String lines = IntStream.range(1, 200_000).mapToObj(i -> i + ",1.5\n").collect(Collectors.joining());
        for (String odd : List.of("200000,1.5\r\n", "200000,1.5\r\r\n")) {
            Path file = text("time,x\n" + lines + odd + "200001,1.5\n");
            assertThat(refusedWith(file, standard()))
                    .endsWith("but was \\n on line 1, " + (odd.contains("\r\r") ? "\\r\\r\\n" : "\\r\\n")
                            + " on line 200001");
            assertThat(Tables.read(file, format(',', '.', true), "x")).hasSize(200_001);
        }
        Path windows = text(("time,x\n" + lines).replace("\n", "\r\n") + "200000,1.5\n");
        assertThat(refusedWith(windows, standard())).endsWith("\\r\\n on line 1, \\n on line 200001");
    }

    @Test
    void placesInAFileOfOddLineEndsCountItsLines() {
        Path file = text("time,x\r\r\n1,0.5\r\r\n\r\r\n2,oops\r\r\n");
        assertThat(refusedWith(file, format(',', '.', true))).startsWith("FP-903 at " + file + ", line 4, x: ");
        assertThat(folder).isDirectoryNotContaining("glob:**parity-*");
        assertThat(Tables.spools()).isEmpty();
    }

    @Test
    void otherDelimitersAndDecimalsAreRefused() {
        for (char c : "\"'\n\r a1.-+_:\u00e9\0".toCharArray()) {
            assertThat(CsvFormat.isDelimiter(c)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> format(c, '.', false));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> format(';', ';', false));
        assertThat(CsvFormat.standard().advice().delimiter(';')
                        + CsvFormat.standard().advice().decimalComma()
                        + CsvFormat.standard().advice().lineEnds())
                .isEmpty();
    }
}
