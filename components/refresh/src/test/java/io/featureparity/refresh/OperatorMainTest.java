// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.servers.Addresses;
import io.featureparity.component.servers.Servers;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.store.Stores;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an operator does. */
class OperatorMainTest extends MainTests {

    // ---- what an operator does

    @Test
    void aHistoryIsLoadedAndAModelIsMovedBeforeItIsLive() throws IOException, InterruptedException {
        Servers.empty("operated");
        settings("operated", Servers.postgresPort());
        assertThat(operate("migrate")).isZero();
        Path macro = Files.writeString(temp.resolve("macro.csv"), macro());
        Path bars = Files.writeString(temp.resolve("bars.csv"), bars());
        assertThat(operate("import-macro", macro.toString())).isZero();
        assertThat(out).containsExactly("2 new macro values");
        assertThat(operate("import-bars", bars.toString())).isZero();
        assertThat(out).containsExactly("60 new bars");
        assertThat(operate("import-bars", bars.toString())).isZero();
        assertThat(out).containsExactly("0 new bars");
        assertThat(operate("import-macro", macro.toString())).isZero();
        assertThat(out).containsExactly("0 new macro values");
        Files.writeString(macro, macro() + "2024-03-04T14:00:00Z,104.5,\n");
        assertThat(operate("import-macro", macro.toString())).isEqualTo(3);
        assertThat(theFault())
                .isEqualTo("FP-1205 at " + macro + ": must be published after the newest bar, 2024-03-04T17:55:00Z, "
                        + "or be stored already, but was 1 of 3 values, the first dxy of 2024-03-04T14:00:00Z");
        assertThat(operate("import-late-macro", macro.toString())).isZero();
        assertThat(out).containsExactly("1 new macro values");
        Files.writeString(bars, "time,open,high,low,close\n2024-03-04T13:00:00Z,1,1,1,1\n");
        assertThat(operate("import-bars", bars.toString())).isEqualTo(3);
        assertThat(theFault()).contains("volume");

        assertThat(operate("make-live", "toy", "1")).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1113");
        assertThat(operate("register", "1")).isZero();
        assertThat(out).containsExactly("registered: model toy 1");
        assertThat(operate("models")).isZero();
        assertThat(out)
                .containsExactly("model toy 1, registered, of " + Market.KEY + ", features up to position 0 of 60");
        backfillInAProcessOfItsOwn();
        assertThat(operate("make-live", "toy", "1")).isZero();
        assertThat(out).containsExactly("model toy 1, live, of " + Market.KEY + ", features up to position 60 of 60");
        assertThat(refresh()).isZero();
        refreshUntilItIsTerminated();
        try (Stores stores = PostgresStores.open(Addresses.postgres(Servers.postgresPort(), "operated"))) {
            assertThat(Market.stored(stores, Market.MODEL))
                    .hasSize(60)
                    .isEqualTo(Market.expected(stores, Market.MODEL));
        }
        damageTheStoredState();
        assertThat(operate("models")).isZero();
        assertThat(out.get(0)).endsWith("features up to position unknown (FP-604) of 60");
        assertThat(operate("forget", "toy", "1")).isZero();
        assertThat(out.get(0)).endsWith("features up to position 0 of 60");
        assertThat(operate("backfill", "toy", "1")).isZero();
        assertThat(out.get(0)).startsWith("asked to end; 0 bars taken");
        out.clear();
        assertThat(run(OperatorMain.runner(), ENVIRONMENT, new StopSignal(), "backfill", "toy", "1"))
                .isZero();
        assertThat(out.get(0)).startsWith("caught up; 60 bars taken");
        assertThat(operate("retire", "toy", "1")).isZero();
        assertThat(out.get(0)).startsWith("model toy 1, retired");
    }

    private static void damageTheStoredState() {
        Servers.run(
                "operated",
                "update engine_state set snapshot = set_byte(snapshot, 200, 255 - get_byte(snapshot, 200))");
    }

    private static String macro() {
        return "available,dxy,vix\n2024-03-01T21:00:00Z,103.5,\n2024-03-02T21:00:00Z,,14.25\n";
    }

    private static String bars() {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 60; i++) {
            int minutes = 13 * 60 + 5 * i;
            double close = 4000 + i % 7 * 0.25;
            text.append(String.format(
                    Locale.ROOT,
                    "2024-03-04T%02d:%02d:00Z,%s,%s,%s,%s,%d%n",
                    minutes / 60,
                    minutes % 60,
                    close - 0.5,
                    close + 1,
                    close - 1,
                    close,
                    i));
        }
        return text.toString();
    }

    private void backfillInAProcessOfItsOwn() throws IOException, InterruptedException {
        Process process = process(OperatorMain.class, "backfill", "toy", "1");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine())
                    .isEqualTo(
                            "caught up; 60 bars taken, 0 dropped, 0 refused; 60 rows written, 1 delivered; interrupted"
                                    + " 0 times, the online store 0 times; at position 60");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private void refreshUntilItIsTerminated() throws IOException, InterruptedException {
        Process process = process(RefreshMain.class);
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).contains("computes the features of model toy 1");
            assertThat(lines.readLine()).contains("leads, and goes on after position 60");
            process.toHandle().destroy(); // SIGTERM; what can still be read stays
            assertThat(lines.readLine()).contains("ended; 0 bars taken");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process process(Class<?> main, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(settings.toString()));
        all.addAll(List.of(arguments));
        ProcessBuilder process = JavaProcess.of(main, all);
        process.environment().putAll(ENVIRONMENT);
        return process.start();
    }
}
