// SPDX-License-Identifier: Apache-2.0

/** What the service shows to its operators: metrics, health, levels, and the clock behind them. */
@NullMarked
package io.featureparity.spring.observe;

import org.jspecify.annotations.NullMarked;
