// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static io.featureparity.postgres.Refused.refused;
import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RefreshStep;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong with a server ends in time, with a code and without a password. */
class PostgresFaultsTest {

    private static final PostgresTimeouts SHORT = new PostgresTimeouts(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(1500));

    /** Only statements are short of time. */
    private static final PostgresTimeouts SHORT_STATEMENTS = new PostgresTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30));

    // ---- access

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() {
        PostgresSettings good = Server.settings();
        PostgresSettings wrong = PostgresSettings.of(
                        good.host(), good.port(), good.database(), good.user(), Secret.of("wrong-password"))
                .withTimeouts(good.timeouts());
        Server.requirePasswords();

        StoreException refused = refused(ErrorCode.STORE_ACCESS, () -> PostgresStores.open(wrong));

        assertThat(refused)
                .hasMessageStartingWith("FP-1102 at PostgreSQL trader@localhost:" + good.port() + "/trading: ");
        assertThat(refused).hasMessageContaining("28P01");
        assertThat(wrong.toString()).contains("***").doesNotContain("wrong-password");
        refused(ErrorCode.STORE_ACCESS, () -> PostgresSchema.migrate(wrong));
    }

    @Test
    void aUserWhoMayNotReadIsRefused() {
        PostgresSettings good = Server.settings();
        PostgresSettings reader = PostgresSettings.of(
                        good.host(), good.port(), good.database(), "reader", Secret.of(Server.PASSWORD))
                .withTimeouts(good.timeouts());

        refused(ErrorCode.STORE_ACCESS, () -> PostgresStores.open(reader));
        Server.run("trading", "grant select on parity_schema to reader");
        try (Stores stores = PostgresStores.open(reader)) {
            refused(ErrorCode.STORE_ACCESS, () -> stores.bars().lastPosition(INSTRUMENT));
            refused(ErrorCode.STORE_ACCESS, () -> stores.bars().append(arrived(0, 1)));
        }
    }

    // ---- tables

    @Test
    void aMissingDatabaseTableOrColumnIsRefused() {
        refused(ErrorCode.STORE_TABLE, () -> PostgresStores.open(Server.settings("nowhere")));
        Server.run("postgres", "create database dropped owner trader");
        PostgresSchema.migrate(Server.settings("dropped"));
        try (Stores stores = PostgresStores.open(Server.settings("dropped"))) {
            Server.run("dropped", "drop table decisions");
            StoreException refused = refused(
                    ErrorCode.STORE_TABLE,
                    () -> stores.decisions()
                            .between(INSTRUMENT, Instant.MIN, Instant.MAX)
                            .next());
            assertThat(refused).hasMessageContaining("\"decisions\" does not exist");
            Server.run("dropped", "alter table usdcop_m5_ohlcv drop column volume");
            refused(ErrorCode.STORE_TABLE, () -> stores.bars().append(arrived(0, 1)));
            assertThat(stores.bars().lastPosition(INSTRUMENT)).isZero();
        }
    }

    // ---- time

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        StoreException refused = refused(ErrorCode.STORE_UNREACHABLE, () -> PostgresStores.open(at(port)));
        assertThat(refused).hasMessageEndingWith("must be reachable, but was 08001 (ConnectException)");
    }

    @Test
    void aServerThatNeverAnswersEndsInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            StoreException refused =
                    refusal(StoreException.class, () -> PostgresStores.open(at(silent.getLocalPort())));
            assertThat(refused.code()).isIn(ErrorCode.STORE_UNREACHABLE, ErrorCode.STORE_TIMEOUT);
        }
    }

    private static PostgresSettings at(int port) {
        return PostgresSettings.of("localhost", port, "trading", "trader", Secret.of(Server.PASSWORD))
                .withTimeouts(SHORT);
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        try (PostgresStores stores = PostgresStores.open(Server.settings().withTimeouts(SHORT_STATEMENTS))) {
            refused(
                    ErrorCode.STORE_TIMEOUT,
                    () -> stores.database().call(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            return statement.execute("select pg_sleep(30)");
                        }
                    }));
            // Another one stores bars, and does not come to an end.
            Server.emptied().database().inTransaction(other -> {
                AdvisoryLocks.untilEndOfTransaction(other, AdvisoryLocks.ARRIVALS);
                refused(ErrorCode.STORE_TIMEOUT, () -> stores.bars().append(arrived(0, 1)));
                return 0;
            });
            assertThat(Server.emptied().bars().append(arrived(0, 1))).isEqualTo(1);
        }
    }

    @Test
    void aFullPoolIsSaidInTime() {
        PostgresTimeouts shortPool = new PostgresTimeouts(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMillis(1500));
        try (PostgresStores stores =
                PostgresStores.open(Server.settings().withPoolSize(1).withTimeouts(shortPool))) {
            long last = stores.database().call(connection -> {
                refused(ErrorCode.STORE_POOL_FULL, () -> stores.bars().lastPosition("nobody"));
                return 7L;
            });
            assertThat(last).isEqualTo(7);
            assertThat(stores.bars().lastPosition("nobody")).isZero();
        }
    }

    // ---- rows that somebody changed

    @Test
    void anObservationThatSomebodyChangedIsNotServed() {
        PostgresStores stores = Server.emptied();
        FeatureKey key = key('a', 'b');
        EngineState state = new EngineState(
                key, 1, 1, time(1), MarketFeed.of(Samples.model()).build().snapshot());
        stores.refresh().commit(new RefreshStep(0, List.of(row(key, 1, 1, 1)), state));
        Server.run("trading", "update inference_features_5m set observation[3] = 0.25");

        refused(ErrorCode.STORE_VALUE_DAMAGED, () -> stores.features().newest(key));
        refused(ErrorCode.STORE_VALUE_DAMAGED, () -> all(stores.features().between(key, time(0), time(9))));

        Server.run("trading", "update engine_state set snapshot = substring(snapshot from 1 for 40)");
        assertThat(refusal(SnapshotException.class, () -> stores.refresh().state(key)))
                .isNotNull();
        stores.refresh().forget(key);
        assertThat(stores.refresh().state(key)).isEmpty();
    }

    // ---- settings

    @Test
    void settingsHaveBounds() {
        PostgresSettings good = Server.settings();
        refused(ErrorCode.STORE_SETTING, () -> good.withPoolSize(0));
        refused(ErrorCode.STORE_SETTING, () -> good.withSslMode("perhaps"));
        refused(ErrorCode.STORE_SETTING, () -> good.withPoll(Duration.ZERO));
        refused(ErrorCode.STORE_SETTING, () -> PostgresSettings.of(" ", 1, "a", "b", Secret.of("c")));
        refused(ErrorCode.STORE_SETTING, () -> PostgresSettings.of("a", 70_000, "a", "b", Secret.of("c")));
        refused(ErrorCode.STORE_SETTING, () -> PostgresSettings.of("a", 1, "", "b", Secret.of("c")));
        refused(ErrorCode.STORE_SETTING, () -> PostgresSettings.of("a", 1, "a", "", Secret.of("c")));
        Duration second = Duration.ofSeconds(1);
        refused(ErrorCode.STORE_SETTING, () -> new PostgresTimeouts(second, second, second, second));
        refused(
                ErrorCode.STORE_SETTING,
                () -> new PostgresTimeouts(Duration.ZERO, second, Duration.ofSeconds(9), second));
        assertThat(good.withSslMode("disable").sslMode()).isEqualTo("disable");
    }
}
