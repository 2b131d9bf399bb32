// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

/** Checks a part of a service. It runs on a thread of its own, and never twice at the same time. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Runs the check.
     *
     * @return what it has found
     * @throws Exception if the part does not work; the answer names the codes of this library or the class of the exception, and never
     *     its message
     */
    HealthFinding check() throws Exception;
}
