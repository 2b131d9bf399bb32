// SPDX-License-Identifier: Apache-2.0

/** How calculators hand over their state, so that it can be copied, compared, saved and restored. */
@NullMarked
package io.featureparity.features.state;

import org.jspecify.annotations.NullMarked;
