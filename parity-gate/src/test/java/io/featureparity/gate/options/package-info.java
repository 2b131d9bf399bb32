// SPDX-License-Identifier: Apache-2.0

/** Tests of what options name. */
@NullMarked
package io.featureparity.gate.options;

import org.jspecify.annotations.NullMarked;
