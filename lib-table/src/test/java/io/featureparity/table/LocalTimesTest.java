// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times without a zone, of which somebody says what zone they are in. */
class LocalTimesTest {

    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @TempDir
    private Path folder = Path.of("");

    private static List<String> times(Path file, ZoneId zone) {
        return Tables.read(file, CsvFormat.standard(), ZonelessTimes.readIn(zone), false).stream()
                .map(row -> Instant.ofEpochMilli(row.time()).toString())
                .toList();
    }

    private static String refusedWith(Path file, ZoneId zone) {
        return refusal(InputException.class, () -> times(file, zone)).getMessage();
    }

    @Test
    void localTimesAreReadInTheirZone() {
        Path csv = Tables.csv(
                folder.resolve("t.csv"), "time", "2024-02-27 08:00:00", "2024-02-27T08:05", "2024-02-27 13:10:00Z");
        assertThat(times(csv, BOGOTA))
                .containsExactly("2024-02-27T13:00:00Z", "2024-02-27T13:05:00Z", "2024-02-27T13:10:00Z");
        for (String type : List.of("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")) {
            Path parquet =
                    Tables.parquet(folder.resolve("t.parquet"), "SELECT '2024-02-27 08:00:00'::" + type + " AS time");
            assertThat(times(parquet, BOGOTA)).containsExactly("2024-02-27T13:00:00Z");
        }
        Path aware = Tables.parquet(folder.resolve("a.parquet"), "SELECT TIMESTAMPTZ '2024-02-27 13:00:00+00' AS time");
        assertThat(times(aware, BOGOTA)).containsExactly("2024-02-27T13:00:00Z");
    }

    /** On both sides of a change of clocks. */
    @Test
    void theOffsetIsThatOfTheDay() {
        Path csv = Tables.csv(
                folder.resolve("t.csv"),
                "time",
                "2024-03-10 01:55:00",
                "2024-03-10 03:00:00",
                "2024-11-03 00:55:00",
                "2024-11-03 02:00:00");
        assertThat(times(csv, NEW_YORK))
                .containsExactly(
                        "2024-03-10T06:55:00Z", "2024-03-10T07:00:00Z", "2024-11-03T04:55:00Z", "2024-11-03T07:00:00Z");
    }

    @Test
    void aTimeThatClocksSkipOrShowTwiceIsRefused() {
        for (String local : List.of("2024-03-10 02:30:00", "2024-11-03 01:30:00")) {
            String rule = ": must be a time that clocks in America/New_York show once, but was ";
            Path csv = Tables.csv(folder.resolve("t.csv"), "time", "2024-02-27 08:00:00", local);
            assertThat(refusedWith(csv, NEW_YORK)).isEqualTo("FP-903 at " + csv + ", line 3, time" + rule + local);
            Path parquet = Tables.parquet(folder.resolve("t.parquet"), "SELECT '" + local + "'::TIMESTAMP AS time");
            assertThat(refusedWith(parquet, NEW_YORK))
                    .isEqualTo("FP-903 at " + parquet + ", row 1, time" + rule + local.replace(' ', 'T'));
        }
    }

    @Test
    void whatIsNoTimeIsStillNone() {
        for (String bad : List.of("2024-02-30 08:00:00", "2024-02-27 25:00:00", "08:00")) {
            Path csv = Tables.csv(folder.resolve("t.csv"), "time", bad);
            assertThat(refusedWith(csv, BOGOTA)).contains("must be a time as ISO 8601 has it");
        }
        Path fine = Tables.csv(folder.resolve("t.csv"), "time", "2024-02-27 08:00:00.0001");
        assertThat(refusedWith(fine, BOGOTA)).contains("must be a time in whole milliseconds");
    }
}
