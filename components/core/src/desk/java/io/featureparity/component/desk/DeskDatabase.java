// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.desk;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.featureparity.store.row.RegisteredModel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A real PostgreSQL with the tables of the stores, in which a model is registered and live. */
public final class DeskDatabase implements AutoCloseable {

    /** The server. */
    public final EmbeddedPostgres server;

    /** The stores. */
    public final Stores stores;

    /** The registered model. */
    public final RegisteredModel registered;

    private DeskDatabase(EmbeddedPostgres server, Stores stores, RegisteredModel registered) {
        this.server = server;
        this.stores = stores;
        this.registered = registered;
    }

    /**
     * Starts the server.
     *
     * @param model the files of the model
     * @return the database
     */
    public static DeskDatabase start(ModelFolder model) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "32MB")
                .start();
        try {
            PostgresSettings settings = PostgresSettings.of(
                    "localhost", server.getPort(), "postgres", "postgres", Secret.of("not asked for"));
            PostgresSchema.migrate(settings);
            Stores stores = PostgresStores.open(settings);
            RegisteredModel registered = model.toRegister(MemoryDesk.INSTRUMENT, "1", MemoryDesk.OPENING);
            stores.models().register(registered);
            stores.models().makeLive(registered.id(), registered.version());
            return new DeskDatabase(server, stores, registered);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (server) {
            stores.close();
        }
    }
}
