// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.contract.error.Place;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.spring.model.ModelAutoConfiguration;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PostgresProperties;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.store.Stores;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Adds the stores in PostgreSQL, if store-postgres is on the class path and a server is named. They connect at start. */
@AutoConfiguration(after = ModelAutoConfiguration.class)
@ConditionalOnClass({PostgresStores.class, Stores.class})
@ConditionalOnBean(ParityProperties.class)
@ConditionalOnProperty(prefix = ParityProperties.PREFIX, name = "postgres.host")
public final class PostgresAutoConfiguration {

    /** What a fault of the settings names, and the property that it comes from. */
    private static final Map<Place, String> PROPERTIES = Map.ofEntries(
            Map.entry(Place.item("PostgreSQL", "host"), "postgres.host"),
            Map.entry(Place.item("PostgreSQL", "port"), "postgres.port"),
            Map.entry(Place.item("PostgreSQL", "database"), "postgres.database"),
            Map.entry(Place.item("PostgreSQL", "user"), "postgres.user"),
            Map.entry(Place.item("PostgreSQL", "sslmode"), "postgres.ssl-mode"),
            Map.entry(Place.item("PostgreSQL", "pool"), "postgres.pool-size"),
            Map.entry(Place.named("poll"), "postgres.poll"),
            Map.entry(Place.named("timeout to connect"), "postgres.connect-timeout"),
            Map.entry(Place.named("timeout of a statement"), "postgres.statement-timeout"),
            Map.entry(Place.named("timeout of the socket"), "postgres.answer-timeout"),
            Map.entry(Place.named("timeout of the pool"), "postgres.pool-timeout"));

    /** Made by Spring. */
    public PostgresAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PostgresSettings parityPostgresSettings(ParityProperties properties) {
        return settings(properties.postgres());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Stores parityStores(PostgresSettings settings) {
        return PostgresStores.open(settings);
    }

    private static PostgresSettings settings(PostgresProperties of) {
        String why = "if feature-parity.postgres.host is";
        String database = PropertyFaults.required("postgres.database", of.database(), why);
        String user = PropertyFaults.required("postgres.user", of.user(), why);
        return StoreSettings.of(
                PROPERTIES,
                () -> new PostgresSettings(
                        PropertyFaults.required("postgres.host", of.host(), "to a name or an address"),
                        of.port(),
                        database,
                        user,
                        StoreSettings.password("postgres.password", of.password(), of.passwordFile())
                                .orElseThrow(() -> PropertyFaults.refused(
                                        "postgres.password",
                                        "must be set, or feature-parity.postgres.password-file",
                                        "not set")),
                        of.sslMode(),
                        of.poolSize(),
                        of.poll(),
                        new PostgresTimeouts(
                                of.connectTimeout(), of.statementTimeout(), of.answerTimeout(), of.poolTimeout())));
    }
}
