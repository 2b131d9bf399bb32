// SPDX-License-Identifier: Apache-2.0

/** The stores of a trading system, where their modules are on the class path. */
@NullMarked
package io.featureparity.spring.store;

import org.jspecify.annotations.NullMarked;
