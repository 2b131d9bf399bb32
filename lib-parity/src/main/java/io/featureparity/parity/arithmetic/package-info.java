// SPDX-License-Identifier: Apache-2.0

/** Numbers that come out the same on every JVM: means in a fixed order, and draws from a seed. */
@NullMarked
package io.featureparity.parity.arithmetic;

import org.jspecify.annotations.NullMarked;
