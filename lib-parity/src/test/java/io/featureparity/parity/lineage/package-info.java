// SPDX-License-Identifier: Apache-2.0

/** Tests of where the inputs of a model come from. */
@NullMarked
package io.featureparity.parity.lineage;

import org.jspecify.annotations.NullMarked;
