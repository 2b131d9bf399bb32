// SPDX-License-Identifier: Apache-2.0

/** Tests of what was compared and what was not. */
@NullMarked
package io.featureparity.parity.coverage;

import org.jspecify.annotations.NullMarked;
