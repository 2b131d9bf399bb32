// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When features are too bad to be served.
 *
 * @param enabled Whether nothing is served while too many values are absent or too many bars were refused.
 * @param absent Which share of the values that features read must be absent, above 0 and at most 1.
 * @param refused How many of the bars must have been refused.
 * @param window How many bars are looked at, those that were refused too.
 * @param leastBars How many bars must have been taken in before absent values can open it.
 * @param rest How long nothing is served, in the time of the bars.
 * @param trials How many good bars in a row then close it.
 */
public record FeatureBreakerProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0.2") double absent,
        @DefaultValue("5") int refused,
        @DefaultValue("12") int window,
        @DefaultValue("3") int leastBars,
        @DefaultValue("15m") Duration rest,
        @DefaultValue("1") int trials) {}
