// SPDX-License-Identifier: Apache-2.0

/** Tests of the alignment. */
@NullMarked
package io.featureparity.features.alignment;

import org.jspecify.annotations.NullMarked;
