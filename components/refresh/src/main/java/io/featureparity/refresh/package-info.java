// SPDX-License-Identifier: Apache-2.0

/** The feature refresh: it waits for bars, computes their features, and writes them for all others to read. */
@NullMarked
package io.featureparity.refresh;

import org.jspecify.annotations.NullMarked;
