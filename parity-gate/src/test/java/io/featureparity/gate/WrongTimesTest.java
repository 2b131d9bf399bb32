// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in another unit, and local times that are taken for UTC. */
class WrongTimesTest extends GoldenRuns {

    private Path barsAt(String name, UnaryOperator<String> time) {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        for (int i = 1; i < lines.size(); i++) {
            int comma = lines.get(i).indexOf(',');
            lines.set(
                    i,
                    time.apply(lines.get(i).substring(0, comma)) + lines.get(i).substring(comma));
        }
        return golden().write(name, lines);
    }

    private Path barsBy(String name, long factor, long divisor) {
        return barsAt(name, time -> Long.toString(Instant.parse(time).toEpochMilli() * factor / divisor));
    }

    @ParameterizedTest
    @CsvSource({"1,1000,seconds", "1000,1,microseconds", "1000000,1,nanoseconds", "1,60000,minutes"})
    void timesOfAnotherUnitAreRefusedWithTheUnit(long factor, long divisor, String unit) {
        Path bars = barsBy("unit.csv", factor, divisor);
        for (Run refused : List.of(
                verb("features", "--bars", bars, "--out", folder.resolve("out.csv")),
                verb("check", "--bars", bars, "--expected", golden().expected("raw")),
                verb("stats", "fit", "--bars", bars, "--out", folder.resolve("fit.json")),
                verb("stats", "verify", golden().stats(), "--bars", bars),
                verb("warmup", "--bars", bars))) {
            assertThat(refused.err())
                    .startsWith("parity: FP-908 at " + bars + ", line 2")
                    .contains("as " + unit + " since 1970 it is 2024-02-27T13:00:00Z")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("fit.json")).doesNotExist();
    }

    @Test
    void timesOfAnotherUnitAreRefusedInTheExpectedFileToo() {
        List<String> lines = raw();
        lines.set(1, lines.get(1).replaceFirst("[^,]*", "1709038800"));
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-908 at " + expected + ", line 2")
                .contains("as seconds since 1970");
        Path text = barsAt(
                "text.csv",
                time -> Instant.ofEpochMilli(Instant.parse(time).getEpochSecond())
                        .toString());
        assertThat(features(text)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-908", "as seconds since 1970 it is 2024-02-27T13:00:00Z");
        assertThat(features(text, "--trust-times")).isEqualTo(ExitCode.PARITY);
    }

    private Path bogota(int bars) {
        Path all = barsAt(
                "bogota.csv",
                time -> Instant.parse(time).minusSeconds(5 * 3600).toString().replace("Z", ""));
        return golden().write("bogota.csv", GoldenTables.lines(all).subList(0, bars + 1));
    }

    @Test
    void localTimesTakenForUtcAreRefusedByEveryVerb() {
        Path bars = bogota(300);
        for (Run refused : List.of(
                verb("features", "--assume-utc", "--bars", bars, "--out", folder.resolve("out.csv")),
                verb(
                        "check",
                        "--assume-utc",
                        "--bars",
                        bars,
                        "--expected",
                        golden().expected("raw"),
                        "--min-joined",
                        "0"),
                verb("stats", "fit", "--assume-utc", "--bars", bars, "--out", folder.resolve("fit.json")),
                verb("stats", "verify", golden().stats(), "--assume-utc", "--bars", bars),
                verb("stats", "audit", "--norm-stats", golden().stats(), "--assume-utc", "--bars", bars),
                verb("diagnose", "--assume-utc", "--bars", bars, "--column", golden().expected("raw") + ":rsi_9"),
                verb("init", folder.resolve("golden"), "--assume-utc", "--bars", bars),
                verb("quality", "--assume-utc", "--bars", bars),
                verb("warmup", "--assume-utc", "--bars", bars))) {
            assertThat(refused.out()).doesNotContain("compared");
            assertThat(refused.err())
                    .isEqualTo("parity: FP-909 at " + bars
                            + ": must have times in UTC (or say --trust-times); these look like America/Bogota times"
                            + " labelled UTC (UTC-5): 0 of 300 bars are within a session as they are, 300 would be with 5"
                            + " hours added, but was 0 of 300 in a session\n");
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("fit.json")).doesNotExist();
        assertThat(features(bars, "--assume-utc", "--trust-times")).isEqualTo(ExitCode.PARITY);
    }

    /** Half an hour of bars fits many zones, and bars around the clock fit none. */
    @Test
    void timesOfWhichNothingCanBeToldAreLetThrough() {
        assertThat(features(bogota(11), "--assume-utc")).isEqualTo(ExitCode.PARITY);
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        Instant first = Instant.parse("2024-03-04T00:00:00Z");
        for (int i = 1; i < lines.size(); i++) {
            String rest = lines.get(i).substring(lines.get(i).indexOf(','));
            lines.set(i, first.plusSeconds(i * 300L) + rest);
        }
        Path clock = golden().write("clock.csv", lines);
        assertThat(features(clock)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("warning: times of " + clock + ": it cannot be told what zone these times are of: ");
        Path own = folder.resolve("out.csv");
        assertThat(check(clock, own)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("warning: times of " + clock + ": ", "warning: times of " + own + ": ");
    }

    /** A session in the night is a session: times are held against the contract's own. */
    @Test
    void aContractWithAnotherSessionHasOtherTimes() throws IOException {
        Path contract = folder.resolve("night.json");
        Path builtIn = Path.of("..", "lib-contract", "src", "main", "resources")
                .resolve(Path.of("io", "featureparity", "contract", "usdcop-m5-1.0.0.json"));
        Files.writeString(
                contract,
                Files.readString(builtIn).replace("\"13:00\"", "\"02:00\"").replace("\"17:55\"", "\"06:55\""));
        Path night = barsAt(
                "night.csv", time -> Instant.parse(time).minusSeconds(11 * 3600).toString());
        assertThat(features(night, "--contract", contract.toString())).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).doesNotContain("warning");
        assertThat(features(night)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-909 at " + night).contains("(UTC-11)");
        assertThat(features(golden().bars(), "--contract", contract.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-909 at ").contains("(UTC+11)");
    }

    @Test
    void expectedValuesWithLocalTimesAreRefusedByTheirFile() {
        List<String> lines = raw();
        for (int i = 1; i < lines.size(); i++) {
            String time = lines.get(i).substring(0, lines.get(i).indexOf(','));
            lines.set(
                    i,
                    lines.get(i)
                            .replace(
                                    time,
                                    Instant.parse(time).minusSeconds(5 * 3600).toString()));
        }
        Path expected = golden().write("expected.csv", lines);
        assertThat(check(golden().bars(), expected)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-909 at " + expected + ": ");
    }
}
