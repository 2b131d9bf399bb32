// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of settings for the servers of the tests. The model's folder is beside it. */
final class SettingsFile {

    private SettingsFile() {}

    static Path write(Path folder, String database, int port, String... more) throws IOException {
        return Files.writeString(
                folder.resolve("refresh.properties"),
                String.join(
                        "\n",
                        "instrument = " + Market.INSTRUMENT,
                        "model.folder = " + folder.resolve("model").toString().replace('\\', '/'),
                        "audit.folder = " + folder.resolve("audit").toString().replace('\\', '/'),
                        "database.host = localhost",
                        "database.port = " + port,
                        "database.name = " + database,
                        "database.user = trader",
                        "database.connect-timeout = PT30S",
                        "database.statement-timeout = PT60S",
                        "database.answer-timeout = PT90S",
                        "database.pool-timeout = PT30S",
                        "redis.host = 127.0.0.1",
                        "redis.port = " + Servers.redisPort(),
                        "redis.timeout = PT60S",
                        "redis.key-prefix = " + database,
                        String.join("\n", more)));
    }
}
