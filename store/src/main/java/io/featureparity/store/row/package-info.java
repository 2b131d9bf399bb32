// SPDX-License-Identifier: Apache-2.0

/** What stores hold, as immutable values: bars, macro publications, features, states, models, decisions. */
@NullMarked
package io.featureparity.store.row;

import org.jspecify.annotations.NullMarked;
