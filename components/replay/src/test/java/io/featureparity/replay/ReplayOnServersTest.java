// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.desk.ComponentProcess;
import io.featureparity.component.desk.DeskDatabase;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.row.StoredBar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main in a process of its own, on a real PostgreSQL and with ONNX Runtime. */
class ReplayOnServersTest {

    private static final int DAYS = 3;

    @TempDir
    private Path folder;

    @Test
    void theMainReplaysADayOfADatabase() throws IOException, InterruptedException {
        Desk desk = new Desk(Files.createDirectory(folder.resolve("desk")));
        for (int day = 0; day < DAYS; day++) {
            desk.bars(day * 288, day * 288 + 60);
        }
        try (DeskDatabase database = DeskDatabase.start(folder.resolve("model"))) {
            Stores stores = database.stores;
            RowCursor<StoredBar> bars = desk.stores.bars().closedAfter(Desk.INSTRUMENT, 0);
            for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
                stores.bars().append(List.of(bar.arrival()));
            }
            desk.decideAll(database.policy).forEach(stores.decisions()::record);

            ComponentProcess replay = new ComponentProcess(ReplayMain.class, folder, database.server.getPort());
            String day = """
                        replay.day = 2024-03-05
                        replay.tolerance = 1e-5
                        replay.report = %s
                        """.formatted(folder.resolve("reports"));
            String printed = replay.run(day, 0);
            assertThat(printed).contains("equal: 60 of 60 decisions compared, all equal");
            assertThat(folder.resolve("reports/replay.json")).exists();

            change(database.server, "update decisions set action = 'FLAT' where action <> 'FLAT'");
            assertThat(replay.run(day, 1)).contains(" compared decisions differ");
        }
    }

    private static void change(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
