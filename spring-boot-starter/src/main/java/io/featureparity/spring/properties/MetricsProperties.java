// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is counted.
 *
 * @param enabled Whether the feeds tell the meter registry of the application what they count.
 */
public record MetricsProperties(@DefaultValue("true") boolean enabled) {}
