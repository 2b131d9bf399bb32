// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.latest.LatestReader;
import io.featureparity.store.latest.Level;
import io.featureparity.store.latest.OutboxRelay;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.RedisServer;

/** What goes wrong with Redis ends in time, with a code and without a password; and a lower level serves. */
class RedisFaultsTest {

    private static final FeatureKey KEY = key('a', 'b');

    private static StoreException refused(ErrorCode code, ThrowingCallable call) {
        StoreException refused = refusal(StoreException.class, call);
        assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(Server.PASSWORD).doesNotContain("wrong-password");
        return refused;
    }

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() {
        RedisSettings wrong = Server.settings().withPassword(null, Secret.of("wrong-password"));
        try (LatestStore store = new RedisLatest(wrong)) {
            StoreException refused = refused(ErrorCode.STORE_ACCESS, () -> store.get(KEY));
            assertThat(refused).hasMessageStartingWith("FP-1102 at Redis 127.0.0.1:" + wrong.port() + ": ");
        }
        try (LatestStore store = new RedisLatest(RedisSettings.of("127.0.0.1", wrong.port()))) {
            refused(ErrorCode.STORE_ACCESS, () -> store.put(row(KEY, 1, 1, 1)));
        }
        try (LatestStore store = new RedisLatest(wrong.withPassword("nobody", Secret.of("wrong-password")))) {
            refused(ErrorCode.STORE_ACCESS, () -> store.get(KEY));
        }
        assertThat(wrong.toString()).contains("***").doesNotContain("wrong-password");
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        try (LatestStore store = new RedisLatest(Server.at(Server.freePort()))) {
            refused(ErrorCode.STORE_UNREACHABLE, () -> store.get(KEY));
            refused(ErrorCode.STORE_UNREACHABLE, () -> store.put(row(KEY, 1, 1, 1)));
        }
    }

    @Test
    void aServerThatNeverAnswersEndsInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LatestStore store =
                        new RedisLatest(Server.at(silent.getLocalPort()).withTimeout(Duration.ofMillis(100)))) {
            refused(ErrorCode.STORE_TIMEOUT, () -> store.get(KEY));
        }
    }

    @Test
    void aServerThatIsBusyEndsInTime() {
        RedisSettings settings = Server.settings();
        try (LatestStore store = new RedisLatest(settings.withTimeout(Duration.ofSeconds(1)));
                RedisClient client = Server.client()) {
            assertThat(store.get(key('e', 'e'))).isEmpty();
            client.executeCommand(
                    new CommandArguments(Protocol.Command.CLIENT).add("PAUSE").add("2500"));
            refused(ErrorCode.STORE_TIMEOUT, () -> store.get(KEY));
        }
    }

    @Test
    void aFullPoolIsSaidInTime() {
        ConnectionPoolConfig one = new ConnectionPoolConfig();
        one.setMaxTotal(1);
        one.setMaxWait(Duration.ofMillis(50));
        try (RedisClient client = Server.client(one);
                Connection taken = client.getPool().getResource()) {
            assertThat(taken.isConnected()).isTrue();
            JedisException thrown = refusal(JedisException.class, () -> client.get("a"));
            assertThat(RedisFaults.of(Place.named("Redis"), thrown))
                    .hasMessage("FP-1104 at Redis: must have a free connection in time, but was none");
        }
    }

    @Test
    void anEncryptedConnectionIsNotMadeToAServerWithout() {
        try (LatestStore store = new RedisLatest(Server.settings().withTls(true).withTimeout(Duration.ofMillis(500)))) {
            StoreException refused = refusal(StoreException.class, () -> store.get(KEY));
            assertThat(refused.code()).isIn(ErrorCode.STORE_UNREACHABLE, ErrorCode.STORE_TIMEOUT);
        }
    }

    @Test
    void redisThatComesLateOrGoesIsALowerLevelAndNoMore() {
        Stores stores = new MemoryStores();
        FeatureRow row = row(KEY, 1, 1, 1);
        stores.refresh().commit(new RefreshStep(0, List.of(row), new EngineState(KEY, 1, 1, row.time(), snapshot())));
        int port = Server.freePort();
        try (LatestStore online = new RedisLatest(Server.at(port))) {
            LatestReader reader = new LatestReader(List.of(Level.online(online), Level.features(stores.features())));
            OutboxRelay relay = new OutboxRelay(stores.outbox(), online);

            refused(ErrorCode.STORE_UNREACHABLE, relay::deliver);
            Latest down = reader.newest(KEY, Instant.MIN);
            assertThat(down.source()).isEqualTo(Level.Source.FEATURES);
            assertThat(down.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_UNREACHABLE);

            RedisServer server = Server.start(port);
            Latest empty = reader.newest(KEY, Instant.MIN);
            assertThat(empty.source()).isEqualTo(Level.Source.FEATURES);
            assertThat(empty.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_NO_FEATURES);
            assertThat(relay.deliver()).isEqualTo(1);
            assertThat(relay.deliver()).isZero();
            Latest up = reader.newest(KEY, Instant.MIN);
            assertThat(up.source()).isEqualTo(Level.Source.ONLINE);
            assertThat(up.passedOver()).isEmpty();

            Server.stop(server);
            Latest gone = reader.newest(KEY, Instant.MIN);
            assertThat(gone.source()).isEqualTo(Level.Source.FEATURES);
            assertThat(List.of(down.row(), empty.row(), up.row(), gone.row())).containsOnly(row);
        }
    }

    private static FeedSnapshot snapshot() {
        return MarketFeed.of(Samples.model()).build().snapshot();
    }

    @Test
    void settingsHaveBounds() {
        RedisSettings good = Server.settings();
        refused(ErrorCode.STORE_SETTING, () -> RedisSettings.of(" ", 1));
        refused(ErrorCode.STORE_SETTING, () -> RedisSettings.of("a", 0));
        refused(ErrorCode.STORE_SETTING, () -> good.withKeyPrefix(""));
        refused(ErrorCode.STORE_SETTING, () -> good.withPoolSize(0));
        refused(ErrorCode.STORE_SETTING, () -> good.withTimeToLive(Duration.ZERO));
        refused(ErrorCode.STORE_SETTING, () -> good.withTimeout(Duration.ofHours(1)));
        refused(
                ErrorCode.STORE_SETTING,
                () -> new RedisSettings(
                        "a", 1, "user", null, false, "p", Duration.ofHours(1), Duration.ofSeconds(1), 1));
        assertThat(good.withTls(true).tls()).isTrue();
        assertThat(good.withTls(true).withTls(false)).isEqualTo(good);
    }
}
