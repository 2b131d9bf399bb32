// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a table is said in one line, with file, row as a person counts, and column. */
class BadTableTest extends TableFiles {

    private static final String NUMBER = ": must be a number, or empty where absent, but was ";

    @Test
    void textWhereANumberBelongs() {
        for (String bad : List.of("abc", "3950-12", "1_000", "0x1F", "1d", "1e", "--1", "N/A", "TRUE", "1.2.3")) {
            Path file = csv("time,open,close", "1,1,1", "2,2," + bad, "3,3,3");
            assertThat(refusedWith(file, "open", "close"))
                    .isEqualTo("FP-903 at " + file + ", line 3, close" + NUMBER + bad);
        }
        Path quoted = csv("time,open,close", "1,1,\"3,950.12\"");
        assertThat(refusedWith(quoted, "open", "close"))
                .isEqualTo("FP-903 at " + quoted + ", line 2, close" + NUMBER + "3,950.12");
        Path parquet = parquet("SELECT * FROM (VALUES (1, '1.5'), (2, 'x')) AS t(time, x)");
        assertThat(refusedWith(parquet, "x")).isEqualTo("FP-903 at " + parquet + ", row 2, x" + NUMBER + "x");
    }

    @Test
    void aColumnThatNobodyAsksForMayHoldAnything() {
        assertThat(Tables.read(csv("time,note,x", "1,abc,2"), "x")).containsExactly(new Tables.Row(1, List.of(2.0)));
    }

    /** Blank lines and fields of several lines count as an editor counts them. */
    @Test
    void theLineIsTheOneAnEditorShows() {
        Path file = csv("time,note,x", "1,a,1", "", "", "2,\"b", "b\",2", "3,c,oops");
        assertThat(refusedWith(file, "x")).startsWith("FP-903 at " + file + ", line 7, x: ");
        Path far = folder.resolve("far.csv");
        List<String> lines = new ArrayList<>(List.of("time,x"));
        for (int i = 1; i <= 250_000; i++) {
            lines.add(i + "," + (i == 240_000 ? "oops" : i));
        }
        Tables.csv(far, lines.toArray(String[]::new));
        assertThat(refusedWith(far, "x")).isEqualTo("FP-903 at " + far + ", line 240001, x" + NUMBER + "oops");
    }

    @Test
    void aMissingColumn() {
        Path file = csv("time,open,last", "1,1,1");
        assertThat(refusedWith(file, "open", "close"))
                .isEqualTo("FP-902 at " + file
                        + ", close: must be a column of the file, but was none of time, open, last");
        Path parquet = parquet("SELECT 1 AS stamp, 2.0 AS x");
        assertThat(refusedWith(parquet, "x"))
                .isEqualTo("FP-902 at " + parquet + ", time: must be a column of the file, but was none of stamp, x");
    }

    @Test
    void allMissingColumnsAreNamedAtOnce() {
        Path file = csv("time,open", "1,1");
        InputException refused = refusal(InputException.class, () -> Tables.read(file, "high", "low"));
        assertThat(refused.faults()).hasSize(2);
    }

    @Test
    void aColumnThatStandsThereTwice() {
        Path file = csv("time,x,x", "1,1,2");
        assertThat(refusedWith(file, "x"))
                .isEqualTo("FP-902 at " + file + ", x: must be one column of the file, but was several");
        Path parquet =
                renamed(parquet("SELECT 1 AS time, 2.0::DOUBLE AS close, 3.0::DOUBLE AS clasp"), "clasp", "close");
        assertThat(refusedWith(parquet, "close"))
                .isEqualTo("FP-902 at " + parquet + ", close: must be one column of the file, but was several");
        Path three = renamed(
                parquet("SELECT 1 AS time, 2.0::DOUBLE AS close, 3.0::DOUBLE AS close_1, 3.0::DOUBLE AS clasp"),
                "clasp",
                "close");
        assertThat(refusedWith(three, "close")).endsWith(", close: must be one column of the file, but was several");
        assertThat(Tables.read(three, "close_1")).containsExactly(new Tables.Row(1, List.of(3.0)));
    }

    /** Other readers take them for one column, and each of them another one. The names are those of the file. */
    @Test
    void aColumnBesideAnotherWhoseNameDiffersOnlyInCase() {
        Path both = renamed(
                parquet("SELECT 1 AS time, {'a': 1, 'b': {'c': 2}} AS s, [1] AS l, 2.0::DOUBLE AS CLASP, 3.0::DOUBLE AS"
                        + " close, 4.0::DOUBLE AS last"),
                "CLASP",
                "CLOSE");
        assertThat(refusedWith(both, "close"))
                .isEqualTo(
                        "FP-902 at " + both
                                + ", close: must be one column of the file, whatever the case of its name, but was CLOSE, close");
        assertThat(refusedWith(both, "open"))
                .isEqualTo("FP-902 at " + both
                        + ", open: must be a column of the file, but was none of time, s, l, CLOSE, close, last");
        assertThat(Tables.read(both, "last")).containsExactly(new Tables.Row(1, List.of(4.0)));
        Path upper = parquet("SELECT 1 AS time, 2.0::DOUBLE AS CLOSE");
        assertThat(refusedWith(upper, "close")).endsWith("but was none of time, CLOSE");
        Path csv = csv("time,CLOSE,close,last", "1,2,3,4");
        assertThat(refusedWith(csv, "close"))
                .isEqualTo(
                        "FP-902 at " + csv
                                + ", close: must be one column of the file, whatever the case of its name, but was CLOSE, close");
        assertThat(refusedWith(csv, "CLOSE")).endsWith(", whatever the case of its name, but was CLOSE, close");
        assertThat(Tables.read(csv, "last")).containsExactly(new Tables.Row(1, List.of(4.0)));
    }

    /** DuckDB does not write a file with a name twice, and others do: the same file with another name of that length. */
    private Path renamed(Path parquet, String name, String other) {
        String bytes = new String(Tables.bytesOf(parquet), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(name);
        return Tables.bytes(parquet, bytes.replace(name, other).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aColumnOfAnotherType() {
        Path floats = parquet("SELECT 1 AS time, 2.5::FLOAT AS x");
        assertThat(refusedWith(floats, "x"))
                .isEqualTo("FP-902 at " + floats + ", x: must be numbers of 64 bits, but was FLOAT");
        Path flags = parquet("SELECT 1 AS time, true AS x");
        assertThat(refusedWith(flags, "x")).endsWith(", x: must be numbers of 64 bits, but was BOOLEAN");
        Path dates = parquet("SELECT DATE '2024-02-27' AS time");
        assertThat(refusedWith(dates))
                .endsWith(", time: must be times with a zone, or milliseconds since 1970, but was DATE");
        Path local = parquet("SELECT TIMESTAMP '2024-02-27 13:00:00' AS time");
        assertThat(refusedWith(local))
                .endsWith(", time: must be times with a zone (or say --assume-utc), but was TIMESTAMP");
    }

    @Test
    void anIntegerThatNoDoubleHolds() {
        Path file = parquet("SELECT * FROM (VALUES (1, 9007199254740992), (2, 9007199254740993)) AS t(time, x)");
        assertThat(refusedWith(file, "x"))
                .isEqualTo("FP-903 at " + file + ", row 2, x: must be an integer that a double holds, at most 2 to the"
                        + " power of 53, but was 9007199254740993");
    }

    @Test
    void timesThatAreNone() {
        Path noZone = csv("time,x", "2024-02-27T13:00:00Z,1", "2024-02-27 13:05:00,1");
        assertThat(refusedWith(noZone, "x"))
                .isEqualTo("FP-903 at " + noZone + ", line 3, time: must be a time with its zone, such as Z or -05:00"
                        + " (or say --assume-utc), but was 2024-02-27 13:05:00");
        Path fine = csv("time,x", "2024-02-27T13:00:00.0001Z,1");
        assertThat(refusedWith(fine, "x"))
                .isEqualTo("FP-903 at " + fine + ", line 2, time: must be a time in whole milliseconds, but was"
                        + " 2024-02-27T13:00:00.0001Z");
        Path absent = csv("time,x", "1,1", ",1");
        assertThat(refusedWith(absent, "x"))
                .isEqualTo(
                        "FP-903 at " + absent + ", line 3, time: must be a time, which is never absent, but was empty");
        Path micros = parquet("SELECT TIMESTAMPTZ '2024-02-27 13:00:00.000001+00' AS time");
        assertThat(refusedWith(micros))
                .endsWith(", row 1, time: must be a time in whole milliseconds, but was 1709038800000001 microseconds"
                        + " since 1970");
        Path never = parquet("SELECT TIMESTAMPTZ 'infinity' AS time");
        assertThat(refusedWith(never)).contains("row 1, time: must be a time, which is never absent");
        Path scale = csv("time,x", "1709038800000000,1");
        assertThat(refusedWith(scale, "x")).contains("line 2, time: must be a time as ISO 8601 has it");
    }

    @Test
    void aNumberOfAnotherUnitIsRefusedWithTheUnit() {
        String rule =
                "must be a time as ISO 8601 has it, with its zone, or in milliseconds since 1970, from year 1 to 9999";
        Path micros = csv("time,x", "1709038800000000,1");
        assertThat(refusedWith(micros, "x"))
                .isEqualTo("FP-908 at " + micros + ", line 2, time: " + rule
                        + "; as microseconds since 1970 it is 2024-02-27T13:00:00Z, but was 1709038800000000");
        Path nanos = csv("time,x", "1709038800000000000,1");
        assertThat(refusedWith(nanos, "x"))
                .startsWith("FP-908 at ")
                .contains("; as nanoseconds since 1970 it is 2024-02-27T13:00:00Z, but was");
        Path fraction = csv("time,x", "1709038800.25,1"); // what Python's time.time() gives
        assertThat(refusedWith(fraction, "x"))
                .isEqualTo("FP-908 at " + fraction + ", line 2, time: " + rule
                        + "; as seconds since 1970 it is 2024-02-27T13:00:00Z, but was 1709038800.25");
        assertThat(refusedWith(csv("time,x", "1709038800000.0,1"), "x"))
                .startsWith("FP-903 at ")
                .endsWith("must be a time in whole milliseconds since 1970, without a point, but was 1709038800000.0");
        Path integers = parquet("SELECT 1709038800000000000 AS time");
        assertThat(refusedWith(integers))
                .startsWith("FP-908 at " + integers + ", row 1, time: ")
                .contains("; as nanoseconds since 1970 it is 2024-02-27T13:00:00Z, but was");
        Path stamps = parquet("SELECT make_timestamptz(1709038800000000000) AS time");
        assertThat(refusedWith(stamps))
                .startsWith("FP-908 at " + stamps + ", row 1, time: ")
                .contains("; as nanoseconds since 1970 it is 2024-02-27T13:00:00Z, but was");
        Path never = csv("time,x", "9".repeat(40) + ",1");
        assertThat(refusedWith(never, "x")).startsWith("FP-903 at " + never + ", line 2, time: " + rule + ", but was");
    }

    @Test
    void timesThatDoNotGoForward() {
        Path same = csv("time,x", "2024-02-27T13:00:00Z,1", "2024-02-27T13:00:00Z,1");
        assertThat(refusedWith(same, "x"))
                .isEqualTo("FP-503 at " + same + ", line 3, time: the time must be after that of the row before it,"
                        + " 2024-02-27T13:00:00Z, but was 2024-02-27T13:00:00Z");
        Path back = parquet("SELECT * FROM (VALUES (1), (5), (4)) AS t(time)");
        assertThat(refusedWith(back)).startsWith("FP-503 at " + back + ", row 3, time: ");
    }
}
