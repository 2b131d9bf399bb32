// SPDX-License-Identifier: Apache-2.0

/** Binders that give Micrometer what engines, feeds, logs and levels count anyway. Nothing is counted a second time. */
@NullMarked
package io.featureparity.observe.metrics;

import org.jspecify.annotations.NullMarked;
