// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.desk.DeskHost;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.contract.json.JsonDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestMainTest {

    @TempDir
    private Path folder;

    private DeskHost host;

    @BeforeEach
    void given() {
        host = new DeskHost(
                folder,
                Map.of(
                        "backtest.from",
                        "2024-03-04",
                        "backtest.to",
                        "2024-03-05",
                        "backtest.report",
                        folder.resolve("reports").toString()));
    }

    private BacktestSettings settings(String key, String value) {
        return BacktestSettings.of(host.settings(Map.of(key, value)));
    }

    private Desk desk() {
        Desk desk = new Desk(folder).warmUp().live();
        return desk.bar(14, 4000, 4000).bar(15, 4000, 4100).bar(16, 4200, 4300);
    }

    @Test
    void theReportsAreWritten() throws IOException {
        Desk desk = desk();
        BacktestMain.run(
                settings("backtest.costs", "0"), desk.stores, (name, content) -> desk.answering(1, 0), host.host);
        Path html = folder.resolve("reports/backtest.html");
        Path json = folder.resolve("reports/backtest.json");
        JsonDocument written = JsonDocument.load(json);
        assertThat(Files.readString(json)).contains("\"cost_basis_points\": 0.0,\n  \"slippage_basis_points\": 15.0");
        assertThat(html).content().contains("Backtest of toy 1 on USD/COP");
        String hash = written.canonicalText().replaceAll(".*\"observations_sha256\":\"([0-9a-f]{64}).*", "$1");
        assertThat(host.out)
                .containsExactly(
                        "3 observations, SHA-256 " + hash,
                        "1 trades, 10000.0 became " + 10_000 / 4006.0 * 4193.7,
                        "The model was not asked at the first 14 bars of the range: they belong to the warm-up.",
                        html.toString(),
                        json.toString());
    }

    @Test
    void settingsThatAreNotPossibleAreRefusedBeforeTheDatabaseIsAsked() {
        desk();
        assertThat(refusal(ComponentException.class, () -> settings("backtest.costs", "-75"))
                        .code())
                .isEqualTo(ErrorCode.BACKTEST_TERMS);
        assertThat(refusal(ComponentException.class, () -> settings("backtest.to", "2024-03-04"))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_RANGE);
        assertThat(refusal(ComponentException.class, () -> settings("backtest.cost", "75")))
                .hasMessageContaining("did you mean backtest.costs?");
        assertThat(refusal(ComponentException.class, () -> settings("backtest.capital", "much"))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_SETTING);
    }

    @Test
    void anExitCodeSaysWhatWasWrong() throws IOException {
        desk();
        assertThat(exitCode(Map.of("backtest.to", "2024-03-01"))).isEqualTo(2);
        assertThat(exitCode(Map.of("database.port", "1", "database.connect-timeout", "PT1S")))
                .isEqualTo(3);
        assertThat(host.err).hasSize(2).noneMatch(line -> line.contains("secret"));
        assertThat(host.err.get(0)).startsWith("FP-1230");
    }

    private int exitCode(Map<String, String> changed) throws IOException {
        return host.run(BacktestMain.runner(), changed);
    }

    @Test
    void aModelThatIsNotRegisteredIsRefused() {
        Desk desk = new Desk(folder).warmUp();
        BacktestSettings settings = BacktestSettings.of(host.settings(Map.of()));
        StoreException refused = refusal(
                StoreException.class,
                () -> BacktestMain.run(settings, desk.stores, (name, content) -> desk.answering(0), host.host));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
    }
}
