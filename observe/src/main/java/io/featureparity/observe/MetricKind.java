// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

/** The kinds of metrics. */
public enum MetricKind {
    /** A number that only goes up while the process lives. */
    COUNTER,

    /** A number as it is now. It is NaN where there is nothing to say yet. */
    GAUGE,

    /** How often something took place, and how long it took. */
    TIMER
}
