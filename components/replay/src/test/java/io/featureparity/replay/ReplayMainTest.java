// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.desk.DeskHost;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.coverage.Share;
import io.featureparity.store.row.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayMainTest {

    @TempDir
    private Path folder;

    private DeskHost host;

    @BeforeEach
    void given() {
        host = new DeskHost(
                folder,
                Map.of(
                        "replay.day",
                        "2024-03-04",
                        "replay.report",
                        folder.resolve("reports").toString()));
    }

    private Desk desk() {
        return new Desk(folder).bars(0, 60).live();
    }

    private ReplaySettings settings(String key, String value) {
        return ReplaySettings.of(host.settings(Map.of(key, value)));
    }

    private int run(Desk desk, ReplaySettings settings) {
        return ReplayMain.run(settings, desk.stores, (name, content) -> desk.model(), host.host);
    }

    @Test
    void anEqualDayEndsWithZero() throws IOException {
        Desk desk = desk();
        desk.record(desk.decideAll());
        assertThat(run(desk, settings("replay.tolerance", "0"))).isZero();
        Path json = folder.resolve("reports/replay.json");
        String canonical = JsonDocument.load(json).canonicalText();
        String hash = canonical.replaceAll(".*\"computed_sha256\":\"([0-9a-f]{64}).*", "$1");
        assertThat(host.out)
                .containsExactly(
                        "model toy 1 on USD/COP, bars from 2024-03-04T00:00:00Z to 2024-03-05T00:00:00Z, decisions from the"
                                + " store",
                        "equal: 46 of 46 decisions compared, all equal",
                        "decided with: 46 observations, SHA-256 " + hash,
                        "computed:     46 observations, SHA-256 " + hash,
                        folder.resolve("reports/replay.html").toString(),
                        json.toString());
        assertThat(Files.readString(folder.resolve("reports/replay.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<p class=\"good\">equal: 46 of 46 decisions compared, all equal</p>", "<dd>46</dd>", hash)
                .contains("<h2>Differences</h2>\n<p>None.</p>")
                .doesNotContain("<script", "http://", "https://");
        assertThat(canonical)
                .contains("\"verdict\":\"equal\"")
                .contains("\"tolerance\":0.0")
                .contains("\"decided_sha256\":\"" + hash)
                .contains("\"differences\":[]");
    }

    @Test
    void aDifferentDayEndsWithOneAndNamesTheFirstBar() throws IOException {
        Desk desk = desk();
        List<Decision> decisions = desk.decideAll();
        desk.record(decisions);
        int code = ReplayMain.run(
                settings("replay.tolerance", "0.5"),
                desk.stores,
                (name, content) -> desk.model(observation -> Desk.answer(observation) + (observation[0] > 0.5 ? 2 : 0)),
                host.host);
        assertThat(code).isEqualTo(1);
        assertThat(host.out.get(1)).startsWith("different: ");
        assertThat(host.out.get(4))
                .matches("2024-03-04T1[4-7]:\\d\\d:00Z output, the model's answer: decided with .*, computed .*");
        assertThat(Files.readString(folder.resolve("reports/replay.json")))
                .contains("\"kind\": \"output\"", "\"verdict\": \"different\"");
        String bar = host.out.get(4).substring(0, host.out.get(4).indexOf(' '));
        assertThat(Files.readString(folder.resolve("reports/replay.html")))
                .contains("<p class=\"bad\">" + host.out.get(1) + "</p>")
                .containsSubsequence("<td>" + bar + "</td>", "<td>output</td>", "<td>the model's answer</td>");
    }

    @Test
    void tooLittleEndsWithTwo() throws IOException {
        Desk desk = desk();
        desk.record(desk.decideAll().subList(0, 30));
        assertThat(run(desk, settings("feed.policy", "live"))).isEqualTo(2);
        assertThat(host.out)
                .contains(
                        "FP-1241 at decisions about USD/COP from 2024-03-04T00:00:00Z to 2024-03-05T00:00:00Z: must be there"
                                + " for 99 % of the bars that have an observation, but was 30 of 46");
        assertThat(Files.readString(folder.resolve("reports/replay.html")))
                .contains("<p class=\"bad\">too little compared: ", "<li>FP-1241 at decisions about USD/COP from ");
        assertThat(run(desk, settings("replay.least", "60%"))).isZero();
    }

    @Test
    void settingsThatAreNotPossibleAreRefused() {
        desk();
        for (String[] wrong : new String[][] {
            {"replay.least", "all"}, {"replay.least", "2"}, {"replay.tolerance", "-1"}, {"replay.from", "2024-03-04"}
        }) {
            assertThat(refusal(ComponentException.class, () -> settings(wrong[0], wrong[1]))
                            .code())
                    .isEqualTo(ErrorCode.COMPONENT_SETTING);
        }
        assertThat(refusal(ComponentException.class, () -> settings("replay.logs", "x")))
                .hasMessageContaining("did you mean replay.log?");
        assertThat(settings("replay.least", "0.5").request().least()).isEqualTo(Share.ofPercent(50));
        assertThat(settings("replay.log", "logs").log()).isEqualTo(Path.of("logs"));
    }

    @Test
    void exitCodesOfFaults() throws IOException {
        desk();
        assertThat(ReplayMain.runner().run(List.of(), host.host)).isEqualTo(2);
        assertThat(host.run(ReplayMain.runner(), Map.of("database.port", "1", "database.connect-timeout", "PT1S")))
                .isEqualTo(3);
        assertThat(host.err).hasSize(2).noneMatch(line -> line.contains("secret"));
    }
}
