// SPDX-License-Identifier: Apache-2.0

/** Tests of the comparison: what a golden suite refuses, what counts as parity, what a report says. */
@NullMarked
package io.featureparity.parity;

import org.jspecify.annotations.NullMarked;
