// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the breaker of the way to the online store opens.
 *
 * @param failures Which share of the last calls must have failed, or been slow, for the breaker to open, above 0 and at most 1.
 * @param window How many calls are looked at, from 1 to 10000.
 * @param leastCalls How many of them there must be before the breaker can open.
 * @param slow A call that takes longer counts as slow. The timeouts of the store say how long it may take.
 * @param rest How long an open breaker lets no call through.
 * @param trials How many calls are then let through; if too many of them fail, it rests again.
 * @param retry how a call that failed is repeated
 */
public record OnlineEdgeProperties(
        @DefaultValue("0.5") double failures,
        @DefaultValue("20") int window,
        @DefaultValue("6") int leastCalls,
        @DefaultValue("200ms") Duration slow,
        @DefaultValue("10s") Duration rest,
        @DefaultValue("2") int trials,
        @DefaultValue @NestedConfigurationProperty OnlineRetryProperties retry)
        implements EdgeProperties {}
