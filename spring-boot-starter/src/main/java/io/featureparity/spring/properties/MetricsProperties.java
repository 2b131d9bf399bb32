// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is counted.
 *
 * @param enabled Whether the registries of the application show feeds, model, level and the time of decisions.
 */
public record MetricsProperties(@DefaultValue("true") boolean enabled) {}
