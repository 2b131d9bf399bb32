// SPDX-License-Identifier: Apache-2.0

/** What the components of a trading system keep, as small interfaces without a driver. */
@NullMarked
package io.featureparity.store;

import org.jspecify.annotations.NullMarked;
