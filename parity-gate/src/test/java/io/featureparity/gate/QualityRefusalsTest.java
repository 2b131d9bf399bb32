// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars and rules that cannot be judged, or not as a whole. */
class QualityRefusalsTest extends QualityCommandTests {

    // ---- too little

    @Test
    void aFileWithoutABarIsNotGood() throws IOException {
        lines.subList(1, lines.size()).clear();
        assertThat(quality()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("parity: FP-904 at " + folder.resolve("bars.csv")
                        + ": must have at least one row, but was none\n");
    }

    /** No session is open at such a time, so none can be judged. */
    @Test
    void barsOfAnotherAgeAreNotGood() throws IOException {
        lines.subList(2, lines.size()).clear();
        set(2, 0, "2500-01-01T00:00:00Z");
        assertThat(quality("--trust-times")).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).contains("1 bar of ", "No bar was judged").doesNotContain("100.00");
        assertThat(run.err()).contains("FP-1243", "but was 1 bar in 0 sessions");
        assertThat(quality()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-908");
    }

    @Test
    void aFileWithoutAWholeSessionHasNoScore() throws IOException {
        lines.subList(1, 4).clear();
        lines.subList(30, lines.size()).clear();
        assertThat(quality("--report", folder.resolve("report"))).isEqualTo(ExitCode.USAGE);
        assertThat(run.out())
                .contains("No score, for no session is whole: 1 session from 2024-02-27 to 2024-02-27")
                .containsPattern("2024-02-27 +50.87 +29 +28 +in part, without its first 3 bars; bar_missing 28");
        assertThat(run.err())
                .isEqualTo("parity: FP-1243 at " + folder.resolve("bars.csv")
                        + ": must hold a whole session, from the first bar that is expected to the last, but was 29 bars in 1"
                        + " session\n");
        assertThat(json().get("score").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("report/report.html"))).contains("Too little to judge");
        assertThat(Files.readString(folder.resolve("report/TEST-parity.xml"))).contains("failures=\"1\"");
    }

    @Test
    void sessionsAtTheEdgesOfAFileThatAreCutAreSaidToBe() throws IOException {
        lines.subList(1, 4).clear();
        lines.subList(lines.size() - 3, lines.size()).clear();
        assertThat(quality("--min-score", 96)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .contains("3 of them whole")
                .containsPattern("2024-02-27 +100.00 +57 +0 +in part, without its first 3 bars; none")
                .containsPattern("2024-03-04 +95.00 +57 +3 +in part; bar_missing 3");
        assertThat(quality("--min-score", 95)).isEqualTo(ExitCode.PARITY);
        JsonNode sessions = json().get("sessions");
        assertThat(sessions.get(0).get("unseen").asInt()).isEqualTo(3);
        assertThat(sessions.get(0).get("expected").asInt()).isEqualTo(57);
        assertThat(sessions.get(1).get("unseen").asInt()).isZero();
        JsonNode drawn = json().get("scores").get("2024-02-27");
        assertThat(drawn).hasSize(60);
        assertThat(drawn.get(2).isNull()).isTrue();
        assertThat(drawn.get(3).asInt()).isEqualTo(100);
    }

    // ---- bad input

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.5", "NaN", "Infinity", "high"})
    void aLeastScoreThatIsNoneIsWrongUsage(String score) throws IOException {
        assertThat(quality("--min-score=" + score)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--min-score").contains("parity quality --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void rulesThatAreNoneAreRefused() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"price_jump\": {\"weight\": 1000}}");
        assertThat(quality("--rules", rules)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("FP-204 at " + rules + "#/price_jump/weight", "FP-202 at " + rules + "#/off_grid");
        assertThat(quality("--rules", folder.resolve("none.json"))).isEqualTo(ExitCode.USAGE);
        Files.writeString(
                rules,
                QualityRules.builtIn()
                        .document()
                        .readableText()
                        .replace("\"columns\": {}", "\"columns\": {\"gold\": 1}"));
        assertThat(quality("--rules", rules)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-1244 at " + rules + "#/macro_step/columns/gold");
    }

    @Test
    void whatIsNoTableOfBarsIsRefused() throws IOException {
        lines.set(0, lines.get(0).replace("close", "last"));
        assertThat(quality()).isEqualTo(ExitCode.USAGE);
        assertThat(quality("--column", "close=last")).isEqualTo(ExitCode.PARITY);
        set(7, CLOSE, "a lot");
        assertThat(quality("--column", "close=last")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("line 7");
    }
}
