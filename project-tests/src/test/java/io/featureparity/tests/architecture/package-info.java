// SPDX-License-Identifier: Apache-2.0

/** The shape of the product: who may know whom, and what no class does. */
@NullMarked
package io.featureparity.tests.architecture;

import org.jspecify.annotations.NullMarked;
