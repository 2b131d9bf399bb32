// SPDX-License-Identifier: Apache-2.0

/** The stores of a trading system in PostgreSQL. */
@NullMarked
package io.featureparity.postgres;

import org.jspecify.annotations.NullMarked;
