// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All properties that begin with {@code feature-parity}. A property that is not here is refused at start.
 *
 * @param enabled Whether anything is configured.
 * @param instruments What bars are of, such as USD/COP. Each one gets a feed and an engine of its own.
 * @param model where the files of the model are
 * @param feed how the feeds decide about bars
 * @param audit the audit log of the service
 * @param snapshot where the state of the feeds is kept
 * @param metrics what is counted
 * @param tracing what is traced
 * @param postgres where PostgreSQL is
 * @param redis where Redis is
 * @param breaker the breakers around the stores, and the one of features
 * @param source when the source of bars and macro values is stale
 * @param quality how good bars are
 * @param levels how the level of the service is found
 * @param health the checks of the health
 * @param logs what each line of the log contains
 */
@ConfigurationProperties(prefix = ParityProperties.PREFIX, ignoreUnknownFields = false)
public record ParityProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> instruments,
        @DefaultValue @NestedConfigurationProperty ModelProperties model,
        @DefaultValue @NestedConfigurationProperty FeedProperties feed,
        @DefaultValue @NestedConfigurationProperty AuditProperties audit,
        @DefaultValue @NestedConfigurationProperty SnapshotProperties snapshot,
        @DefaultValue @NestedConfigurationProperty MetricsProperties metrics,
        @DefaultValue @NestedConfigurationProperty TracingProperties tracing,
        @DefaultValue @NestedConfigurationProperty PostgresProperties postgres,
        @DefaultValue @NestedConfigurationProperty RedisProperties redis,
        @DefaultValue @NestedConfigurationProperty BreakerProperties breaker,
        @DefaultValue @NestedConfigurationProperty SourceProperties source,
        @DefaultValue @NestedConfigurationProperty QualityProperties quality,
        @DefaultValue @NestedConfigurationProperty LevelsProperties levels,
        @DefaultValue @NestedConfigurationProperty HealthProperties health,
        @DefaultValue @NestedConfigurationProperty LogsProperties logs) {

    /** The prefix of all names. */
    public static final String PREFIX = "feature-parity";

    /** Copies the instruments. {@inheritDoc} */
    public ParityProperties {
        instruments = List.copyOf(instruments);
    }
}
