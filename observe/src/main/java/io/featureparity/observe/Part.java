// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

/** What watches a service, and may fail without disturbing it. */
public enum Part {
    /** The registry of metrics. */
    REGISTRY,

    /** The tracer. */
    TRACER,

    /** A listener of the application. */
    LISTENER,

    /** The backend of the logs. */
    LOGGER,

    /** A check of the health. */
    HEALTH_CHECK
}
