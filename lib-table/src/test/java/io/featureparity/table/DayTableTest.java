// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose rows are for days and have no times, and what is known of a table before it is read. */
class DayTableTest {

    private static final double FIRST = LocalDate.of(2024, 3, 1).toEpochDay();

    @TempDir
    private Path folder;

    /** Each row's day, and the number beside it. */
    private static List<List<Double>> rows(Path file) {
        List<List<Double>> rows = new ArrayList<>();
        try (TableFile table = TableFile.open(file)) {
            TableReader reader = table.readWithoutTimes(List.of(
                    new NumberColumn("date", NumberColumn.Kind.DAY),
                    new NumberColumn("dxy", NumberColumn.Kind.DOUBLE)));
            while (reader.next()) {
                rows.add(List.of(reader.value(0), reader.value(1)));
            }
        }
        return rows;
    }

    @Test
    void daysOfCsvAreReadWithAndWithoutMidnightInAnyOrder() {
        Path file = Tables.csv(
                folder.resolve("days.csv"),
                "date,dxy",
                "2024-03-02 00:00:00,104.5",
                "2024-03-01,",
                "2024-03-03T00:00,1");
        assertThat(rows(file))
                .containsExactly(List.of(FIRST + 1, 104.5), List.of(FIRST, Double.NaN), List.of(FIRST + 2, 1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATE '2024-03-01'", "TIMESTAMP '2024-03-01 00:00:00'", "'2024-03-01'"})
    void daysOfParquetAreDatesMidnightsOrTexts(String day) {
        Path file = Tables.parquet(folder.resolve("days.parquet"), "SELECT " + day + " AS date, 104.5::DOUBLE AS dxy");
        assertThat(rows(file)).containsExactly(List.of(FIRST, 104.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-01T08:00", "2024-02-30", "yesterday", ""})
    void whatIsNoDayIsRefusedWithItsPlace(String day) {
        Path file = Tables.csv(folder.resolve("days.csv"), "date,dxy", "2024-03-01,1", day + ",2");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("FP-903 at " + file + ", line 3, date: must be a day such as 2024-03-04");
    }

    @Test
    void aTimeOfDayInParquetIsNoDay() {
        Path file = Tables.parquet(
                folder.resolve("days.parquet"), "SELECT TIMESTAMP '2024-03-01 08:00:00' AS date, 1::DOUBLE AS dxy");
        assertThatThrownBy(() -> rows(file)).hasMessageContaining("row 1, date: must be a day such as 2024-03-04");
    }

    @Test
    void whatBecomesOfTimesWithoutAZoneIsSaidByTheCaller() {
        Path file = Tables.parquet(folder.resolve("times.parquet"), "SELECT TIMESTAMP '2024-03-01 08:00:00' AS time");
        try (TableFile table = TableFile.open(file)) {
            assertThatThrownBy(() -> table.read("time", List.of(), TimeOrder.FORWARD, ZonelessTimes.refused()))
                    .hasMessage("FP-902 at " + file + ", time: must be times with a zone, but was TIMESTAMP");
            TableReader rows = table.read("time", List.of(), TimeOrder.FORWARD, ZonelessTimes.readAsUtc());
            assertThat(rows.next()).isTrue();
            assertThat(Instant.ofEpochMilli(rows.time())).isEqualTo("2024-03-01T08:00:00Z");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void columnsThatHoldNoDaysOrAreMissingAreRefusedTogether() {
        Path file = Tables.parquet(folder.resolve("days.parquet"), "SELECT 1.5::DOUBLE AS date, 2 AS other");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refused -> assertThat(refused.faults()).hasSize(2))
                .hasMessageContaining(file + ", date: must be a day such as 2024-03-04, but was DOUBLE")
                .hasMessageContaining(file + ", dxy: must be a column of the file, but was none of date, other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.parquet"})
    void theNumberOfRowsIsKnownInAdvance(String name) {
        Path file = folder.resolve(name);
        if (name.endsWith(".csv")) {
            Tables.csv(file, "date", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        } else {
            Tables.parquet(file, "SELECT i AS date FROM range(10) AS rows(i)");
        }
        try (TableFile table = TableFile.open(file)) {
            assertThat(table.aboutRows()).isBetween(10L, 12L);
            assertThat(table.columnsBesides(List.of("other"))).containsExactly("date");
            assertThat(table.columnsBesides(List.of("date"))).isEmpty();
        }
    }

    @Test
    void theNumberOfRowsOfALongCsvFileIsAnEstimateByItsBeginning() {
        String[] lines = new String[100_001];
        lines[0] = "date";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = Integer.toString(1_000_000 + i);
        }
        try (TableFile table = TableFile.open(Tables.csv(folder.resolve("rows.csv"), lines))) {
            assertThat(table.aboutRows()).isBetween(80_000L, 120_000L);
        }
    }
}
