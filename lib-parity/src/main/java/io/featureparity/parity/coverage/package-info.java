// SPDX-License-Identifier: Apache-2.0

/** What was compared, what was not and why, and whether that is enough for a verdict. */
@NullMarked
package io.featureparity.parity.coverage;

import org.jspecify.annotations.NullMarked;
