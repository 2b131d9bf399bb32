// SPDX-License-Identifier: Apache-2.0

/** Log returns (C2). */
@NullMarked
package io.featureparity.features.returns;

import org.jspecify.annotations.NullMarked;
