// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static io.featureparity.postgres.Refused.refused;
import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.store.LeaderLock.Leadership;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RefreshStep;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Connections that end: what was waiting says so, nothing is left half done, and the next call has another. */
class PostgresConnectionsTest {

    @Test
    void aConnectionThatEndsFailsOneCallAndNoMore() {
        PostgresSettings settings = Server.another("ends").withPoolSize(1);
        try (PostgresStores stores = PostgresStores.open(settings)) {
            stores.bars().append(arrived(0, 3));
            refused(
                    ErrorCode.STORE_UNREACHABLE,
                    () -> stores.database().inTransaction(connection -> {
                        Server.endConnections(settings);
                        try (Statement statement = connection.createStatement()) {
                            return statement.execute("select 1");
                        }
                    }));
            assertThat(stores.bars().lastPosition(INSTRUMENT)).isEqualTo(3);
        }
    }

    @Test
    void aWaitWhoseConnectionEndsSaysSoAndTheNextOneWaits() throws Exception {
        PostgresSettings settings = Server.another("waits");
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (PostgresStores stores = PostgresStores.open(settings)) {
            Future<Boolean> waiting = one.submit(() -> stores.news().await(INSTRUMENT, 0, Duration.ofMinutes(10)));
            while (!waiting.isDone()) {
                Server.endListeners(settings); // until there is one
            }
            refused(ErrorCode.STORE_UNREACHABLE, () -> {
                try {
                    waiting.get();
                } catch (ExecutionException e) {
                    throw e.getCause();
                }
            });
        } finally {
            one.shutdownNow();
        }
        try (PostgresStores stores = PostgresStores.open(settings.withPoll(Duration.ofMillis(10)))) {
            assertThat(stores.news().await(INSTRUMENT, 0, Duration.ofMillis(20)))
                    .isFalse();
        }
    }

    @Test
    void aConnectionThatEndedBetweenTwoWaitsIsMadeAgain() {
        PostgresSettings settings = Server.another("listens");
        try (PostgresStores stores = PostgresStores.open(settings)) {
            assertThat(stores.news().await(INSTRUMENT, 0, Duration.ofMillis(20)))
                    .isFalse();
            Server.endListeners(settings);
            assertThat(stores.news().await(INSTRUMENT, 0, Duration.ofMillis(20)))
                    .isFalse();
        }
    }

    @Test
    void aNoticeThatIsLostOnlyMakesTheWaitLonger() throws Exception {
        PostgresStores stores = Server.emptied();
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> told = one.submit(() -> stores.news().await(INSTRUMENT, 0, Duration.ofSeconds(30)));
            // A row that no notice tells of.
            Server.run(
                    "trading",
                    "insert into usdcop_m5_ohlcv values ('USD/COP', 1, '2024-03-04T13:00:00Z', 1, 1, 1, 1, 1, true, "
                            + "'2024-03-04T13:05:00Z')");
            assertThat(told.get()).isTrue();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void aLeaderWhoseConnectionEndsLeadsNoMore() {
        PostgresSettings settings = Server.another("leads");
        try (PostgresStores stores = PostgresStores.open(settings);
                Leadership first =
                        stores.leaders().acquire("refresh", Duration.ZERO).orElseThrow()) {
            assertThat(first.isHeld()).isTrue();
            Server.endConnections(settings);
            assertThat(first.isHeld()).isFalse();
            try (Leadership next =
                    stores.leaders().acquire("refresh", Duration.ofSeconds(5)).orElseThrow()) {
                assertThat(next.isHeld()).isTrue();
            }
        }
    }

    @Test
    void theServerLooksForClientsThatAreGone() {
        int seconds = Server.emptied().database().call(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select current_setting('tcp_keepalives_idle')::int "
                                    + "+ current_setting('tcp_keepalives_interval')::int * current_setting('tcp_keepalives_count')::int")) {
                rows.next();
                return rows.getInt(1);
            }
        });
        assertThat(seconds).isEqualTo(30);
    }

    @Test
    void whatIsClosedIsNotUsedAnyMore() {
        PostgresStores stores = PostgresStores.open(Server.settings());
        stores.news().await(INSTRUMENT, 0, Duration.ofMillis(5));
        stores.close();
        refused(ErrorCode.STORE_CALL_FAILED, () -> stores.bars().lastPosition(INSTRUMENT));
    }

    @Test
    void aConnectionThatEndsInTheMiddleOfAStepLeavesNothingOfIt() {
        PostgresSettings settings = Server.another("middle");
        Server.run(
                "middle",
                "create function ends() returns trigger language plpgsql security definer as "
                        + "'begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(10); return new; end'");
        FeatureKey key = key('a', 'b');
        EngineState state = new EngineState(
                key, 1, 1, time(1), MarketFeed.of(Samples.model()).build().snapshot());
        RefreshStep step = new RefreshStep(0, List.of(row(key, 1, 1, 1)), state);
        try (PostgresStores stores = PostgresStores.open(settings)) {
            for (String table : List.of("engine_state", "inference_features_5m", "online_outbox")) {
                for (String when : List.of("before", "after")) {
                    Server.run(
                            "middle",
                            "create trigger ends " + when + " insert on " + table
                                    + " for each row execute function ends()");
                    refused(ErrorCode.STORE_UNREACHABLE, () -> stores.refresh().commit(step));
                    Server.run("middle", "drop trigger ends on " + table);

                    assertThat(stores.refresh().state(key)).isEmpty();
                    assertThat(stores.features().newest(key)).isEmpty();
                    assertThat(stores.outbox().pending(9)).isEmpty();
                }
            }
            stores.refresh().commit(step);
            assertThat(stores.features().newest(key)).contains(row(key, 1, 1, 1));
        }
    }
}
