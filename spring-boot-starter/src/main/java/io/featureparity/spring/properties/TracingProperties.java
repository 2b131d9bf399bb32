// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is traced.
 *
 * @param enabled Whether each decision is a span of the application's OpenTelemetry.
 */
public record TracingProperties(@DefaultValue("true") boolean enabled) {}
