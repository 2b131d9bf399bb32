// SPDX-License-Identifier: Apache-2.0

/** The online store of a trading system in Redis. */
@NullMarked
package io.featureparity.redis;

import org.jspecify.annotations.NullMarked;
