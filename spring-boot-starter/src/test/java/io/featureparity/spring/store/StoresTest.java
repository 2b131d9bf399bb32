// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisLatest;
import io.featureparity.redis.RedisSettings;
import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The stores, of which no server runs here: their modules have tests on real ones. */
class StoresTest {

    private static final String SECRET = "opensesame";

    private final ApplicationContextRunner runner = Contexts.runner();

    /** A server that is not there: whoever does not want to connect brings stores of its own. */
    private final ApplicationContextRunner postgres = runner.withPropertyValues(
            "feature-parity.postgres.host=localhost",
            "feature-parity.postgres.database=trading",
            "feature-parity.postgres.user=refresh",
            "feature-parity.postgres.password=" + SECRET);

    private final ApplicationContextRunner redis = runner.withPropertyValues("feature-parity.redis.host=localhost");

    @TempDir
    Path folder;

    @Test
    void withoutAServerThereAreNoStores() {
        runner.run(context ->
                assertThat(context).hasNotFailed().doesNotHaveBean(Stores.class).doesNotHaveBean(LatestStore.class));
    }

    @Test
    void aDatabaseThatIsNotThereStopsTheStartWithItsCode() throws IOException {
        int port = freePort();
        postgres.withPropertyValues("feature-parity.postgres.port=" + port).run(context -> {
            assertThat(Contexts.refusal(context)).isInstanceOf(StoreException.class);
            assertThat(Contexts.refusal(context).code()).isEqualTo(ErrorCode.STORE_UNREACHABLE);
            assertThat(Contexts.refusal(context))
                    .hasMessageContaining("PostgreSQL refresh@localhost:" + port + "/trading")
                    .message()
                    .doesNotContain(SECRET);
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return nobody.getLocalPort();
        }
    }

    @Test
    void allSettingsOfPostgresArePassedOn() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), SECRET + "\n");
        runner.withBean(Stores.class, MemoryStores::new)
                .withPropertyValues(
                        "feature-parity.postgres.host=db",
                        "feature-parity.postgres.port=1",
                        "feature-parity.postgres.database=d",
                        "feature-parity.postgres.user=u",
                        "feature-parity.postgres.password-file=" + file,
                        "feature-parity.postgres.ssl-mode=verify-full",
                        "feature-parity.postgres.pool-size=3",
                        "feature-parity.postgres.poll=50ms",
                        "feature-parity.postgres.connect-timeout=3s",
                        "feature-parity.postgres.statement-timeout=4s",
                        "feature-parity.postgres.answer-timeout=5s",
                        "feature-parity.postgres.pool-timeout=6s")
                .run(context -> {
                    PostgresSettings settings = context.getBean(PostgresSettings.class);
                    assertThat(settings)
                            .usingRecursiveComparison()
                            .ignoringFields("password")
                            .isEqualTo(new PostgresSettings(
                                    "db",
                                    1,
                                    "d",
                                    "u",
                                    settings.password(),
                                    "verify-full",
                                    3,
                                    Duration.ofMillis(50),
                                    new PostgresTimeouts(
                                            Duration.ofSeconds(3),
                                            Duration.ofSeconds(4),
                                            Duration.ofSeconds(5),
                                            Duration.ofSeconds(6))));
                    assertThat(settings.password().reveal()).isEqualTo(SECRET);
                });
    }

    @Test
    void withoutOtherSettingsThoseOfTheStoresThemselvesAreTaken() {
        postgres.withBean(Stores.class, MemoryStores::new).run(context -> {
            PostgresSettings settings = context.getBean(PostgresSettings.class);
            assertThat(settings)
                    .isEqualTo(PostgresSettings.of("localhost", 5432, "trading", "refresh", settings.password()));
        });
        redis.run(context ->
                assertThat(context.getBean(RedisSettings.class)).isEqualTo(RedisSettings.of("localhost", 6379)));
    }

    @ParameterizedTest
    @CsvSource({
        "host, ' ', must be set to a name or an address, blank",
        "port, 0, must be from 1 to 65535, 0",
        "database, ' ', must be set, blank",
        "user, ' ', must be set, blank",
        "ssl-mode, most, 'must be one of [disable, allow, prefer, require, verify-ca, verify-full]', most",
        "pool-size, 0, must have from 1 to 1000 connections, 0",
        "poll, 1ms, must be from PT0.01S to, PT0.001S",
        "connect-timeout, 1ms, must be from PT1S to PT1H, PT0.001S",
        "statement-timeout, 0s, must be from PT0.001S to PT1H, PT0S",
        "answer-timeout, 5s, must be at least a second longer than that of a statement, PT5S",
        "answer-timeout, 2h, must be from PT1S to, PT2H",
        "pool-timeout, 1ms, must be from PT0.25S to PT1H, PT0.001S"
    })
    void aSettingOfPostgresThatIsNotPossibleIsNamedByItsProperty(String name, String text, String rule, String value) {
        refused(postgres, "feature-parity.postgres." + name, text, rule, value);
    }

    @ParameterizedTest
    @CsvSource({
        "host, ' ', must be set to a name or an address, blank",
        "port, 65536, must be from 1 to 65535, 65536",
        "user, somebody, must come with a password, somebody",
        "key-prefix, '', must be a text, blank",
        "time-to-live, 31d, must be from PT0.001S to PT720H, PT744H",
        "timeout, 2m, must be from PT0.001S to PT1M, PT2M",
        "pool-size, 1001, must have from 1 to 1000 connections, 1001"
    })
    void aSettingOfRedisThatIsNotPossibleIsNamedByItsProperty(String name, String text, String rule, String value) {
        refused(redis, "feature-parity.redis." + name, text, rule, value);
    }

    private static void refused(
            ApplicationContextRunner runner, String property, String text, String rule, String value) {
        runner.withPropertyValues(property + "=" + text)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessageStartingWith("FP-1280 at property " + property + ": " + rule)
                        .hasMessageEndingWith(", but was " + value)
                        .message()
                        .doesNotContain(SECRET));
    }

    @Test
    void aPasswordIsSetOnceAndNotShown() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "x");
        postgres.withPropertyValues("feature-parity.postgres.password-file=" + file)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessage(
                                "FP-1280 at property feature-parity.postgres.password: must not be set together with"
                                        + " feature-parity.postgres.password-file, but was ***"));
        runner.withPropertyValues(
                        "feature-parity.postgres.host=h",
                        "feature-parity.postgres.database=d",
                        "feature-parity.postgres.user=u")
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessage("FP-1280 at property feature-parity.postgres.password: must be set, or"
                                + " feature-parity.postgres.password-file, but was not set"));
        redis.withPropertyValues("feature-parity.redis.password=" + SECRET).run(context -> {
            assertThat(context.getBean(RedisSettings.class).password().reveal()).isEqualTo(SECRET);
            assertThat(context.getBean(ParityProperties.class)).asString().doesNotContain(SECRET);
        });
    }

    @Test
    void theOnlineStoreConnectsWithItsFirstCall() {
        redis.withPropertyValues("feature-parity.breaker.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(LatestStore.class)
                        .isInstanceOf(RedisLatest.class));
        redis.run(context ->
                assertThat(context).hasNotFailed().getBean(LatestStore.class).isInstanceOf(GuardedLatest.class));
    }

    @Test
    void storesOfTheApplicationAreTaken() {
        MemoryStores stores = new MemoryStores();
        MemoryLatest latest = new MemoryLatest(Duration.ofHours(1), () -> 0);
        postgres.withPropertyValues("feature-parity.redis.host=localhost", "feature-parity.breaker.enabled=false")
                .withBean(Stores.class, () -> stores)
                .withBean(LatestStore.class, () -> latest)
                .run(context -> {
                    assertThat(context).getBean(Stores.class).isSameAs(stores);
                    assertThat(context).getBean(LatestStore.class).isSameAs(latest);
                });
    }

    @Test
    void withoutTheirModulesThereAreNoStores() {
        postgres.withPropertyValues("feature-parity.redis.host=localhost")
                .withClassLoader(new FilteredClassLoader(PostgresStores.class, RedisLatest.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("parityStores")
                        .doesNotHaveBean("parityLatestStore"));
        postgres.withPropertyValues("feature-parity.redis.host=localhost")
                .withClassLoader(new FilteredClassLoader(
                        "io.featureparity.store",
                        "io.featureparity.postgres",
                        "io.featureparity.redis",
                        "redis.clients",
                        "org.postgresql",
                        "com.zaxxer"))
                .run(context -> assertThat(context).hasNotFailed().hasBean("parityFeeds"));
    }

    @Test
    void aDriverThatSpringBootHasChosenTooOldIsSaidAtStart() {
        redis.withClassLoader(new FilteredClassLoader("redis.clients.jedis.RedisClient"))
                .run(context -> {
                    assertThat(Contexts.refusal(context).code()).isEqualTo(ErrorCode.SPRING_DRIVER);
                    assertThat(Contexts.refusal(context)).hasMessageContaining("<jedis.version>");
                });
    }
}
