// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small Parquet file can have a long text in each of its rows, and many rows are in memory at once. No more of a
 * text is taken than a number or a time can have.
 */
class LongTextsTest {

    private static final int LENGTH = 5_000_000;
    private static final int ROWS = 200;

    @TempDir
    private Path folder;

    private Path parquet(String time, String x) {
        return Tables.parquet(
                folder.resolve("t.parquet"),
                "SELECT " + time + " AS time, " + x + " AS x FROM range(" + ROWS + ") AS r(i)");
    }

    private static String refusedWith(Path file) {
        return refusal(InputException.class, () -> Tables.read(file, "x")).getMessage();
    }

    @Test
    void longTextsWhereTimesBelongAreRefusedByTheirBegin() {
        Path file = parquet("repeat('9', " + LENGTH + ")", "1.5::DOUBLE");
        assertThat(file.toFile()).satisfies(small -> assertThat(small.length()).isLessThan(1 << 20));
        assertThat(refusedWith(file))
                .isEqualTo(
                        "FP-903 at " + file + ", row 1, time: must be a time as ISO 8601 has it, with its zone, or in"
                                + " milliseconds since 1970, from year 1 to 9999, but was " + "9".repeat(40) + "...");
    }

    @Test
    void longTextsWhereNumbersBelongAreRefusedByTheirBegin() {
        Path file = parquet("i", "repeat('1', " + LENGTH + ")");
        assertThat(refusedWith(file))
                .isEqualTo("FP-903 at " + file + ", row 1, x: must be a number, or empty where absent, but was "
                        + "1".repeat(40) + "...");
    }

    @Test
    void aNumberMayBeWrittenOutInFull() {
        String longest = "0." + "3".repeat(TextSql.LONGEST - 2);
        assertThat(Tables.read(parquet("i + 1", "'" + longest + "'"), "x"))
                .hasSize(ROWS)
                .startsWith(new Tables.Row(1, List.of(Double.parseDouble(longest))));
        Path longer = parquet("i + 1", "'" + longest + "3'");
        assertThat(refusedWith(longer)).endsWith("but was " + longest.substring(0, 40) + "...");
    }

    @Test
    void aLongFieldOfACsvFileIsShownByItsBegin() {
        Path file = Tables.csv(folder.resolve("t.csv"), "time,x", "1,2", "2," + "y".repeat(100_000));
        assertThat(refusedWith(file))
                .isEqualTo("FP-903 at " + file + ", line 3, x: must be a number, or empty where absent, but was "
                        + "y".repeat(40) + "...");
    }

    /** DuckDB has its own limit, beside the heap; a row that does not fit is the file's matter. */
    @Test
    void rowsThatDoNotFitIntoTheMemoryOfTheDatabaseAreRefusedInOneLine() {
        Path file = folder.resolve("t.parquet");
        InputException refused = TableFaults.memory(file, new IllegalStateException("Out of Memory Error"));
        assertThat(refused)
                .hasMessage("FP-914 at " + file
                        + ": must have rows that can be read with 384MiB beside the heap, but was larger ones");
    }
}
