// SPDX-License-Identifier: Apache-2.0

/** A service, its mistakes, and what its tests say of them. */
@NullMarked
package io.featureparity.junit;

import org.jspecify.annotations.NullMarked;
