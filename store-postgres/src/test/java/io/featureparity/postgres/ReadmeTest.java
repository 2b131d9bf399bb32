// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.featureparity.store.contract.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README. */
class ReadmeTest {

    @TempDir
    private Path temp;

    @Test
    void theExampleMigratesAndOpens() throws IOException {
        Path passwordFile = temp.resolve("password");
        Files.writeString(passwordFile, Server.PASSWORD + "\n");
        String host = Server.settings().host();
        int port = Server.settings().port();
        Server.run("postgres", "create database readme owner trader");
        String database = "readme";

        // Shown in store-postgres/README.md
        PostgresSettings settings = PostgresSettings.of(host, port, database, "trader", Secret.fromFile(passwordFile));
        PostgresSchema.migrate(settings); // once for each upgrade, as a user who may make tables
        try (Stores stores = PostgresStores.open(settings)) {
            long bars = stores.bars().lastPosition("USD/COP");
            // Shown up to here
            assertThat(bars).isZero();
            assertThat(stores.bars().append(Samples.arrived(0, 3))).isEqualTo(3);
        }
    }
}
