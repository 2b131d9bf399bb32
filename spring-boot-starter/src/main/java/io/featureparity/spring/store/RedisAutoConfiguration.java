// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.redis.RedisLatest;
import io.featureparity.redis.RedisSettings;
import io.featureparity.spring.model.ModelAutoConfiguration;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.spring.properties.RedisProperties;
import io.featureparity.store.LatestStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/** Adds the online store in Redis, if store-redis is on the class path and a server is named. It connects at the first call. */
@AutoConfiguration(after = ModelAutoConfiguration.class)
@ConditionalOnClass({RedisLatest.class, LatestStore.class})
@ConditionalOnBean(ParityProperties.class)
@ConditionalOnProperty(prefix = ParityProperties.PREFIX, name = "redis.host")
public final class RedisAutoConfiguration {

    /** What a fault of the settings names, and the property that it comes from. */
    private static final Map<Place, String> PROPERTIES = Map.of(
            Place.item("Redis", "host"), "redis.host",
            Place.item("Redis", "port"), "redis.port",
            Place.item("Redis", "user"), "redis.user",
            Place.item("Redis", "key prefix"), "redis.key-prefix",
            Place.item("Redis", "pool"), "redis.pool-size",
            Place.named("time to live"), "redis.time-to-live",
            Place.named("timeout of Redis"), "redis.timeout");

    /** Jedis has it since version 8. Spring Boot 3.5 and 4.0 themselves ask for older ones. */
    private static final String CLIENT = "redis.clients.jedis.RedisClient";

    /** Made by Spring. */
    public RedisAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    RedisSettings parityRedisSettings(ParityProperties properties) {
        return settings(properties.redis());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    LatestStore parityLatestStore(RedisSettings settings, ResourceLoader resources) {
        requireDriver(resources.getClassLoader());
        return new RedisLatest(settings);
    }

    /** An older driver would fail later, with the name of a class that nobody knows. */
    private static void requireDriver(@Nullable ClassLoader loader) {
        if (!ClassUtils.isPresent(CLIENT, loader)) {
            throw new ComponentException(new Fault(
                    ErrorCode.SPRING_DRIVER,
                    "class path",
                    "must have Jedis 8 or newer: set <jedis.version> in the properties of your pom",
                    "without " + CLIENT));
        }
    }

    private static RedisSettings settings(RedisProperties of) {
        return StoreSettings.of(
                PROPERTIES,
                () -> new RedisSettings(
                        PropertyFaults.required("redis.host", of.host(), "to a name or an address"),
                        of.port(),
                        of.user(),
                        StoreSettings.password("redis.password", of.password(), of.passwordFile())
                                .orElse(null),
                        of.tls(),
                        of.keyPrefix(),
                        of.timeToLive(),
                        of.timeout(),
                        of.poolSize()));
    }
}
