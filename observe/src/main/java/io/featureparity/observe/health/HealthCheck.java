// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

/** Looks how a part of a service is. It runs on a thread of its own, and never twice at the same time. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Looks.
     *
     * @return what it has found
     * @throws Exception if the part does not work; the answer names the codes of this library or the class of the exception, and never
     *     its message
     */
    HealthFinding check() throws Exception;
}
