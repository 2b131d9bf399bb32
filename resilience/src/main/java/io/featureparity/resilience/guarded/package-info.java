// SPDX-License-Identifier: Apache-2.0

/** The stores behind breakers: each port as before, and each of its calls over an {@link io.featureparity.resilience.breaker.Edge}. */
@NullMarked
package io.featureparity.resilience.guarded;

import org.jspecify.annotations.NullMarked;
