// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;

/** When the breaker of a way to a store opens. What is usual depends on the store. */
public sealed interface EdgeProperties permits DatabaseEdgeProperties, OnlineEdgeProperties {

    /** {@return which share of the last calls must have failed, or been slow} */
    double failures();

    /** {@return how many calls are looked at} */
    int window();

    /** {@return how many of them there must be} */
    int leastCalls();

    /** {@return a call that takes longer counts as slow} */
    Duration slow();

    /** {@return how long an open breaker lets no call through} */
    Duration rest();

    /** {@return how many calls are then let through} */
    int trials();

    /** {@return how a call that failed is repeated} */
    RepetitionProperties retry();
}
