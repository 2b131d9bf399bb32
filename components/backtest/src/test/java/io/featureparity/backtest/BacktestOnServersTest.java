// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.TimeRange;
import io.featureparity.component.desk.ComponentProcess;
import io.featureparity.component.desk.DeskDatabase;
import io.featureparity.component.served.ServedModel;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main in a process of its own, on a real PostgreSQL and with ONNX Runtime. */
class BacktestOnServersTest {

    private static final int DAYS = 3;

    @TempDir
    private Path folder;

    private static List<ArrivedBar> bars() {
        List<ArrivedBar> bars = new ArrayList<>();
        for (int i = 0; i < DAYS * 60; i++) {
            Instant time = Desk.time(i / 60 * 288 + i % 60);
            double close = 4000 + i * 37 % 101;
            bars.add(ArrivedBar.closed(
                    Desk.INSTRUMENT,
                    new Bar(time, close, close + 2, close - 2, close + 1, 1),
                    time.plus(Duration.ofMinutes(5))));
        }
        return bars;
    }

    @Test
    void theMainGivesWhatTheLibraryGives() throws IOException, InterruptedException {
        try (DeskDatabase database = DeskDatabase.start(folder.resolve("model"))) {
            Stores stores = database.stores;
            stores.bars().append(bars());

            String printed = new ComponentProcess(BacktestMain.class, folder, database.server.getPort())
                    .run("""
                                backtest.from = 2024-03-05
                                backtest.to = 2024-03-07
                                backtest.report = %s
                                """.formatted(folder.resolve("reports")), 0);

            ServedModel served = ServedModel.open(database.model, database.registered);
            BacktestResult expected = Backtest.run(
                    BacktestRequest.of(new TimeRange(
                            Instant.parse("2024-03-05T00:00:00Z"), Instant.parse("2024-03-07T00:00:00Z"))),
                    stores.bars(),
                    FeedSettings.live().feed(Desk.INSTRUMENT, served.model(), stores.macro()),
                    served,
                    database.policy);
            assertThat(printed.lines().findFirst())
                    .contains(expected.stream().toString())
                    .get()
                    .asString()
                    .startsWith("120 observations");
            assertThat(folder.resolve("reports/backtest.html")).exists();
        }
    }
}
