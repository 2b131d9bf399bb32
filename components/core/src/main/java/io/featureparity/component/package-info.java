// SPDX-License-Identifier: Apache-2.0

/** What every component needs to run: its settings, and the hash that shows that all see the same. */
@NullMarked
package io.featureparity.component;

import org.jspecify.annotations.NullMarked;
