// SPDX-License-Identifier: Apache-2.0

/** Tests of the quality of bars. */
@NullMarked
package io.featureparity.features.quality;

import org.jspecify.annotations.NullMarked;
