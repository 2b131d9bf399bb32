// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a call of the online store that failed is repeated. By default it is not repeated, because the same features can come
 * from elsewhere.
 *
 * @param calls How often a call that may be repeated is made in all, 1 for no repetition.
 * @param firstPause The first pause; the next ones double, and each is shortened by chance to its half at most.
 * @param longest No call begins later than this after the first one began.
 */
public record OnlineRetryProperties(
        @DefaultValue("1") int calls,
        @DefaultValue("1ms") Duration firstPause,
        @DefaultValue("1ms") Duration longest) implements RepetitionProperties {}
