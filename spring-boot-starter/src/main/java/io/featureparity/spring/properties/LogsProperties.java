// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each line of the log contains.
 *
 * @param requestIds Whether each HTTP request has an id, which its answer and the lines of the log have. Needs servlets.
 */
public record LogsProperties(@DefaultValue("true") boolean requestIds) {}
