// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisSettings;
import io.featureparity.store.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    private static final Map<String, String> SECRETS =
            Map.of("PARITY_DATABASE_PASSWORD", "honey", "PARITY_REDIS_PASSWORD", "bee");
    private static final Map<String, String> LEAST = Map.of(
            "database.host", "there", "database.name", "trading", "database.user", "trader", "redis.host", "here");

    private static Settings with(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(LEAST);
        values.putAll(more);
        return Settings.of(values, SECRETS);
    }

    @Test
    void whatIsNotSetIsAsUsual() {
        Settings settings = Settings.of(LEAST, Map.of("PARITY_DATABASE_PASSWORD", "honey"));
        PostgresSettings database = ServerSettings.database(settings);
        assertThat(database)
                .usingRecursiveComparison()
                .isEqualTo(PostgresSettings.of("there", 5432, "trading", "trader", Secret.of("honey")));
        assertThat(ServerSettings.redis(settings)).isEqualTo(RedisSettings.of("here", 6379));
        settings.requireNoOther();
    }

    @Test
    void everythingCanBeSet() {
        Settings settings = with(Map.ofEntries(
                Map.entry("database.port", "1"),
                Map.entry("database.ssl-mode", "verify-full"),
                Map.entry("database.pool-size", "3"),
                Map.entry("database.poll", "PT0.25S"),
                Map.entry("database.connect-timeout", "PT4S"),
                Map.entry("database.statement-timeout", "PT5S"),
                Map.entry("database.answer-timeout", "PT7S"),
                Map.entry("database.pool-timeout", "PT8S"),
                Map.entry("redis.port", "2"),
                Map.entry("redis.user", "robot"),
                Map.entry("redis.tls", "true"),
                Map.entry("redis.key-prefix", "mine"),
                Map.entry("redis.time-to-live", "PT12H"),
                Map.entry("redis.timeout", "PT3S"),
                Map.entry("redis.pool-size", "5")));
        assertThat(ServerSettings.database(settings))
                .usingRecursiveComparison()
                .isEqualTo(new PostgresSettings(
                        "there",
                        1,
                        "trading",
                        "trader",
                        Secret.of("honey"),
                        "verify-full",
                        3,
                        Duration.ofMillis(250),
                        new PostgresTimeouts(
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(8))));
        RedisSettings redis = ServerSettings.redis(settings);
        assertThat(redis)
                .usingRecursiveComparison()
                .isEqualTo(new RedisSettings(
                        "here",
                        2,
                        "robot",
                        Secret.of("bee"),
                        true,
                        "mine",
                        Duration.ofHours(12),
                        Duration.ofSeconds(3),
                        5));
        assertThat(Objects.requireNonNull(redis.password()).reveal()).isEqualTo("bee");
        settings.requireNoOther();
    }

    @Test
    void whatIsNotPossibleIsRefused() {
        assertThat(refusal(
                        StoreException.class,
                        () -> ServerSettings.database(with(Map.of("database.ssl-mode", "maybe")))))
                .hasMessageStartingWith("FP-1117 at setting database.ssl-mode: must be one of [disable, ")
                .hasMessageEndingWith(", but was maybe");
        assertThat(refusal(
                        StoreException.class,
                        () -> ServerSettings.database(with(Map.of("database.answer-timeout", "PT10S")))))
                .hasMessageStartingWith("FP-1117 at setting database.answer-timeout: must be at least a second longer");
        assertThat(refusal(StoreException.class, () -> ServerSettings.redis(with(Map.of("redis.timeout", "PT2H")))))
                .hasMessageStartingWith("FP-1117 at setting redis.timeout: must be from ");
        assertThat(refusal(ComponentException.class, () -> ServerSettings.redis(with(Map.of("redis.port", "0")))))
                .hasMessageContaining("redis.port");
        assertThat(refusal(ComponentException.class, () -> ServerSettings.database(Settings.of(Map.of(), Map.of()))))
                .hasMessageContaining("database.host");
        assertThat(refusal(ComponentException.class, () -> ServerSettings.database(Settings.of(LEAST, Map.of()))))
                .hasMessageContaining("PARITY_DATABASE_PASSWORD");
    }

    @Test
    void aUserOfRedisNeedsAPassword() {
        Map<String, String> values = new HashMap<>(LEAST);
        values.put("redis.user", "robot");
        assertThat(refusal(ComponentException.class, () -> ServerSettings.redis(Settings.of(values, Map.of()))))
                .hasMessageContaining("PARITY_REDIS_PASSWORD");
    }
}
