// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.StoreException;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.server.DemoServers;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.demo.training.Training;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.redis.RedisSettings;
import io.featureparity.store.row.RegisteredModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/**
 * A real PostgreSQL and Redis for all proofs, started once and ended with the JVM, and a model that is trained once. The servers hold
 * one system at a time.
 */
final class World {

    static final String INSTRUMENT = "USD/COP";
    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 6);
    static final ModelLoader LOADER = new LoadedOnce(OnnxModel::load);

    private static final long WEIGHTS = 17;
    private static final int SECONDS = 10;
    private static final List<String> TABLES = List.of(
            "usdcop_m5_ohlcv",
            "macro_indicators_daily",
            "inference_features_5m",
            "engine_state",
            "online_outbox",
            "decisions",
            "model_registry");
    private static final String OTHERS =
            " from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()";

    private static final DemoServers SERVERS = DemoServers.start();
    private static final PostgresStores STORES = stores();
    private static final RedisLatest ONLINE = new RedisLatest(SERVERS.redis());
    private static final ModelFolder FOLDER = trained("model", 1);
    private static final RegisteredModel REGISTERED = FOLDER.toRegister(INSTRUMENT, "1", Instant.EPOCH);
    private static final Model MODEL = Model.of(CONTRACT, FOLDER.stats());
    private static @Nullable Connection owner;
    private static final RedisClient REDIS = client();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVERS::close));
    }

    private World() {}

    private static PostgresStores stores() {
        PostgresSchema.migrate(database());
        return PostgresStores.open(database());
    }

    private static RedisClient client() {
        RedisSettings at = SERVERS.redis();
        return RedisClient.builder()
                .hostAndPort(at.host(), at.port())
                .clientConfig(DefaultJedisClientConfig.builder()
                        .password(Objects.requireNonNull(at.password()).reveal())
                        .build())
                .build();
    }

    static PostgresSettings database() {
        return SERVERS.postgres().withPoll(Duration.ofMillis(200));
    }

    static RedisSettings redis() {
        return SERVERS.redis();
    }

    /** Files of a model that was trained on a market of its own. */
    static ModelFolder trained(String name, long seed) {
        GeneratedMarket history = GeneratedMarket.of(CONTRACT, LocalDate.of(2026, 1, 5), 10, seed);
        try {
            return ToyModel.write(
                    SERVERS.folder().resolve(name), "toy-policy", CONTRACT, Training.fit(CONTRACT, history), WEIGHTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties both servers, and makes the model live. */
    static Wiring emptied() {
        // Few rows: to truncate a table makes a new file for it and for each of its indexes.
        execute("delete from " + String.join("; delete from ", TABLES));
        emptyRedis();
        STORES.models().register(REGISTERED);
        STORES.models().makeLive("toy-policy", "1");
        return new Wiring(STORES, ONLINE, FeedSettings.live(), FOLDER);
    }

    static void emptyRedis() {
        REDIS.flushAll();
    }

    /** Ends all connections of the stores, as a restart of the server does. */
    static void endConnections() {
        // To wait for one after the other by pg_terminate_backend itself takes a tenth of a second each.
        execute("do $$ begin"
                + " perform pg_terminate_backend(pid)" + OTHERS + ";"
                + " while exists (select pid" + OTHERS + ")"
                + " loop perform pg_sleep(0.002); perform pg_stat_clear_snapshot(); end loop;"
                + " end $$");
    }

    static void restartDatabase() {
        SERVERS.restartDatabase();
    }

    private static synchronized void execute(String sql) {
        try (Statement statement = owner().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of its own, which is there until the server is restarted. */
    private static Connection owner() throws SQLException {
        if (owner == null || !owner.isValid(SECONDS)) {
            PostgresSettings at = database();
            String url = "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.database();
            owner = DriverManager.getConnection(url, at.user(), at.password().reveal());
        }
        return owner;
    }

    /** The contract and statistics of the model. */
    static Model model() {
        return MODEL;
    }

    /** Refresh and inference, started. */
    static LiveSystem live(Wiring ofRefresh, Wiring ofInference, AuditTrail audit, InstantSource clock) {
        return new LiveSystem(INSTRUMENT, ofRefresh, ofInference, LOADER, audit, clock);
    }

    /** Does what a store may refuse while it restarts, until it does not. */
    static void untilDone(Runnable call) {
        for (int tries = 1; ; tries++) {
            try {
                call.run();
                return;
            } catch (StoreException refused) {
                if (tries == 100) {
                    throw refused;
                }
            }
        }
    }

    /** All bars of a market. */
    static TimeRange range(GeneratedMarket market) {
        return new TimeRange(
                market.bars().get(0).time(),
                market.bars().get(market.bars().size() - 1).time().plus(Duration.ofHours(12)));
    }
}
