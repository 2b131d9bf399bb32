// SPDX-License-Identifier: Apache-2.0

/** What lowers the level of a component: conditions, and the watch over its source. */
@NullMarked
package io.featureparity.component.level;

import org.jspecify.annotations.NullMarked;
