// SPDX-License-Identifier: Apache-2.0

/** Breakers: around the calls that leave the process, and around features that are not good enough to be served. */
@NullMarked
package io.featureparity.resilience.breaker;

import org.jspecify.annotations.NullMarked;
