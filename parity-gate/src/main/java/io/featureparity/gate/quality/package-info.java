// SPDX-License-Identifier: Apache-2.0

/** The quality of the bars of a file: what was judged, and how it is said. */
@NullMarked
package io.featureparity.gate.quality;

import org.jspecify.annotations.NullMarked;
