// SPDX-License-Identifier: Apache-2.0

/** What every implementation of the ports has to do: its tests inherit these. */
@NullMarked
package io.featureparity.store.contract;

import org.jspecify.annotations.NullMarked;
