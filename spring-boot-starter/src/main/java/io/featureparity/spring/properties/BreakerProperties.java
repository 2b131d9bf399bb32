// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The breakers around the stores, and the one of features.
 *
 * @param enabled Whether stores are called through breakers, and calls that may be repeated are repeated if they fail.
 * @param database the way to all of the database but the macro values
 * @param macro the way to the macro values in the database
 * @param online the way to the online store
 * @param features when features are too bad to be served
 */
public record BreakerProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue @NestedConfigurationProperty DatabaseEdgeProperties database,
        @DefaultValue @NestedConfigurationProperty DatabaseEdgeProperties macro,
        @DefaultValue @NestedConfigurationProperty OnlineEdgeProperties online,
        @DefaultValue @NestedConfigurationProperty FeatureBreakerProperties features) {}
