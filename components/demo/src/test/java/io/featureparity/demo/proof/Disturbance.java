// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

/** What happens to a system while it works. */
enum Disturbance {
    REFRESH_RESTARTS,
    INFERENCE_RESTARTS,
    REDIS_EMPTIED,
    CONNECTIONS_END,
    DATABASE_RESTARTS,
    CLOCK_STEPS,
    SECOND_REFRESH_WAITS,
    SECOND_REFRESH_TAKES_OVER
}
