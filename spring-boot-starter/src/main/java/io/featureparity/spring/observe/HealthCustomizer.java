// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.observe.health.HealthBuilder;

/** Adds checks of the application to the health. Beans of this type are called in their order. */
@FunctionalInterface
public interface HealthCustomizer {

    /**
     * Adds checks, such as whether a source of macro values answers.
     *
     * @param health the health before it is made
     */
    void customize(HealthBuilder health);
}
