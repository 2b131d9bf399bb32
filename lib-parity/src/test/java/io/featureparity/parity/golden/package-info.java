// SPDX-License-Identifier: Apache-2.0

/** Tests of golden cases: what a suite refuses, and what it means to be held against one. */
@NullMarked
package io.featureparity.parity.golden;

import org.jspecify.annotations.NullMarked;
