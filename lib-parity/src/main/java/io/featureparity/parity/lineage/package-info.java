// SPDX-License-Identifier: Apache-2.0

/** Where the inputs of a model come from: the hashes from the bars to its observation. */
@NullMarked
package io.featureparity.parity.lineage;

import org.jspecify.annotations.NullMarked;
