// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;

/** When the breaker of a way to a store opens. The default values depend on the store. */
public sealed interface EdgeProperties permits DatabaseEdgeProperties, OnlineEdgeProperties {

    /** {@return which share of the last calls must have failed, or been slow} */
    double failures();

    /** {@return how many calls are looked at} */
    int window();

    /** {@return how many of these calls there must be before the breaker can open} */
    int leastCalls();

    /** {@return the time after which a call counts as slow} */
    Duration slow();

    /** {@return how long an open breaker lets no call through} */
    Duration rest();

    /** {@return how many calls are let through after the rest} */
    int trials();

    /** {@return how a call that failed is repeated} */
    RepetitionProperties retry();
}
