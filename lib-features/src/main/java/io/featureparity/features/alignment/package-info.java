// SPDX-License-Identifier: Apache-2.0

/** Which macro value a bar sees: the newest that was available at or before its time, while it is not stale. */
@NullMarked
package io.featureparity.features.alignment;

import org.jspecify.annotations.NullMarked;
