// SPDX-License-Identifier: Apache-2.0

/** The newest features: from the online store, from the database, or from the engine itself. */
@NullMarked
package io.featureparity.store.latest;

import org.jspecify.annotations.NullMarked;
