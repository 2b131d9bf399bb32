// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.document.BuiltInNames;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clause E4: which formula and which bars statistics come from. */
class StatsAuditCommandTest {

    private static final Path BARS = GoldenData.path("training-outputs/session-walk/input.csv");
    private static final Path STATS = GoldenData.path("training-outputs/norm_stats.json");
    private static final String[] NUMBERS = {"mean", "std", "min", "max"};

    @TempDir
    private Path folder;

    private final Run run = new Run();

    private Path altered(Consumer<ObjectNode> change) throws IOException {
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(STATS.toFile());
        change.accept(document);
        return Files.writeString(folder.resolve("stats.json"), document.toPrettyString());
    }

    private static void scale(ObjectNode document, String feature, double factor) {
        ObjectNode statistics = (ObjectNode) document.path(feature);
        for (String number : NUMBERS) {
            statistics.put(number, statistics.path(number).asDouble() * factor);
        }
    }

    private ExitCode audit(Path stats, String... more) {
        return run.verb("stats", "audit", "--bars", BARS, "--norm-stats", stats, more);
    }

    @Test
    void E4_theStatisticsOfTheBarsAgree() {
        assertThat(audit(STATS)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("fitted: 1500 bars, 2024-03-04T13:00:00Z to 2024-04-05T17:55:00Z (claimed by the statistics);"
                        + " 25 sessions in all")
                .endsWith("AGREES: they are what these bars give under the contract\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void E4_percentInPlaceOfAFractionIsNamedWithWhatTheModelSees() throws IOException {
        Path percent = altered(document -> scale(document, "atr_pct", 100));
        assertThat(audit(percent)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains(
                        "atr_pct: fitted in percent, the contract is a fraction: every normalised value sits at -5.00"
                                + " (FP-954)\n",
                        "FP-953 at " + percent
                                + ", atr_pct: must make normalised values that differ: a deviation of at least"
                                + " 0.05, but was 0.00 around -5.00\n")
                .endsWith(
                        "SUSPECT: 1 of 13 features fitted with another formula than the contract's or on other inputs\n");
    }

    @Test
    void E4_theJsonIsAllThatIsPrinted() throws IOException {
        Path percent = altered(document -> scale(document, "atr_pct", 100));
        assertThat(audit(percent, "--json")).isEqualTo(ExitCode.DIVERGENCE);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.path("verdict").asText()).isEqualTo("suspect");
        assertThat(json.path("range").path("rows").asInt()).isEqualTo(1500);
        JsonNode atr = json.path("features").path(4);
        assertThat(atr.path("feature").asText()).isEqualTo("atr_pct");
        assertThat(atr.path("finding").asText()).isEqualTo("other_formula");
        assertThat(atr.path("normalized").path("clipped").asDouble()).isEqualTo(1);
        assertThat(json.path("faults").findValuesAsText("code")).containsExactly("FP-954", "FP-953");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void E4_theReportIsWrittenToItsFolder() throws IOException {
        Path percent = altered(document -> scale(document, "atr_pct", 100));
        Path report = folder.resolve("report");
        assertThat(audit(percent, "--report", report.toString())).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(report.resolve("report.html"))
                .content()
                .contains(
                        "<title>Suspect: parity stats audit</title>", "fitted in percent, the contract is a fraction");
        assertThat(report.resolve("report.md")).content().contains("fitted in percent", "| other formula |");
        assertThat(report.resolve("TEST-parity.xml"))
                .content()
                .contains("tests=\"14\" failures=\"1\"", "<failure type=\"FP-954\" message=\"fitted in percent");
        assertThat(new ObjectMapper()
                        .readTree(report.resolve("report.json").toFile())
                        .path("verdict")
                        .asText())
                .isEqualTo("suspect");
    }

    @Test
    void E4_statisticsThatClaimOtherBarsAreThoseThatAreFound() throws IOException {
        Path other = altered(document -> {
            ObjectNode claim = (ObjectNode) document.path("_meta");
            claim.remove("sample_count");
            ((ObjectNode) claim.path("date_range")).put("start", "2024-03-11");
        });
        assertThat(audit(other)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .endsWith(
                        "OTHER BARS: they are those of 2024-03-04T13:00:00Z to 2024-04-05T17:55:00Z, and not of the range"
                                + " claimed by the statistics (FP-955)\n");
    }

    @Test
    void E4_aRangeWithoutBarsOrOneThatCannotBeReadIsRefused() throws IOException {
        assertThat(audit(STATS, "--from", "2030-01-01")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-951 at " + STATS + ", audit: the range asked for must hold a bar of those from"
                        + " 2024-03-04T13:00:00Z to 2024-04-05T17:55:00Z, but was 2030-01-01T00:00:00Z to ");
        Path unreadable =
                altered(document -> ((ObjectNode) document.path("_meta").path("date_range")).put("end", "5 April"));
        Run second = new Run();
        assertThat(second.verb("stats", "audit", "--bars", BARS, "--norm-stats", unreadable))
                .isEqualTo(ExitCode.USAGE);
        assertThat(second.err())
                .isEqualTo(
                        "parity: FP-950 at " + unreadable + ", range, end: must be a day such as 2024-03-04, or a time"
                                + " with its zone, but was 5 April\n");
    }

    @Test
    void E4_fewSessionsAreRefusedWhereTheyMustTell() throws IOException {
        Path others = altered(document -> {
            document.remove("_meta");
            for (String name : BuiltInNames.MARKET_FEATURES) {
                scale(document, name, 1.01);
            }
        });
        List<String> lines = GoldenTables.lines(BARS).subList(0, 1 + 9 * 60);
        Path few = Files.write(folder.resolve("few.csv"), lines);
        assertThat(run.verb("stats", "audit", "--bars", few, "--norm-stats", others))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-952 at " + others + ", audit: ")
                .endsWith(", but was 9\n");
    }

    @Test
    void E1_aFeatureThatIsMissingIsRefused() throws IOException {
        Path fewer = altered(document -> document.remove("rsi_9"));
        assertThat(audit(fewer)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-301 at " + fewer + ": must have statistics for rsi_9");
    }
}
