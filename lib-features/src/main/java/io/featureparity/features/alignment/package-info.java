// SPDX-License-Identifier: Apache-2.0

/** Which macro value a bar sees: the newest one that was available at or before its time, unless that one is stale. */
@NullMarked
package io.featureparity.features.alignment;

import org.jspecify.annotations.NullMarked;
