// SPDX-License-Identifier: Apache-2.0

/** Tests of what is said of the quality of a file. */
@NullMarked
package io.featureparity.gate.quality;

import org.jspecify.annotations.NullMarked;
