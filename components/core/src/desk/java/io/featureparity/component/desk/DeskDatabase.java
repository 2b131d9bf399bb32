// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.desk;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.featureparity.store.row.RegisteredModel;
import io.featureparity.testsupport.golden.GoldenData;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A real PostgreSQL with the tables of the stores, in which a toy model in an ONNX file is registered and live. */
public final class DeskDatabase implements AutoCloseable {

    private static final int SEED = 7;

    /** The files of the model. */
    public final ModelFolder model;

    /** What the model answers, computed without its file. */
    public final ToyPolicy policy;

    /** The server. */
    public final EmbeddedPostgres server;

    /** The stores. */
    public final Stores stores;

    /** The registered model. */
    public final RegisteredModel registered;

    private DeskDatabase(
            ModelFolder model, ToyPolicy policy, EmbeddedPostgres server, Stores stores, RegisteredModel registered) {
        this.model = model;
        this.policy = policy;
        this.server = server;
        this.stores = stores;
        this.registered = registered;
    }

    /**
     * Writes the model, and starts the server.
     *
     * @param folder where the files of the model are written
     * @return the database
     */
    public static DeskDatabase start(Path folder) throws IOException {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.parse("norm_stats.json", GoldenData.statistics());
        ModelFolder model = ToyModel.write(folder, "toy", contract, stats, SEED);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "32MB")
                .start();
        try {
            PostgresSettings settings = PostgresSettings.of(
                            "localhost", server.getPort(), "postgres", "postgres", Secret.of("not asked for"))
                    .withTimeouts(ComponentProcess.PATIENT);
            PostgresSchema.migrate(settings);
            Stores stores = PostgresStores.open(settings);
            RegisteredModel registered = model.toRegister(MemoryDesk.INSTRUMENT, "1", MemoryDesk.OPENING);
            stores.models().register(registered);
            stores.models().makeLive(registered.id(), registered.version());
            return new DeskDatabase(model, ToyPolicy.of(contract.size(), SEED), server, stores, registered);
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
