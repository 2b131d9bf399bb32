// SPDX-License-Identifier: Apache-2.0

/** The stores in memory: complete, and gone with the process. */
@NullMarked
package io.featureparity.store.memory;

import org.jspecify.annotations.NullMarked;
