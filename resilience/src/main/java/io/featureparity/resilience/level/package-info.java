// SPDX-License-Identifier: Apache-2.0

/** How well a service works: four levels, and the conditions that lower them. */
@NullMarked
package io.featureparity.resilience.level;

import org.jspecify.annotations.NullMarked;
