// SPDX-License-Identifier: Apache-2.0

/** Where calculators keep their state, so that it can be copied, compared, saved and restored as one array. */
@NullMarked
package io.featureparity.features.state;

import org.jspecify.annotations.NullMarked;
