// SPDX-License-Identifier: Apache-2.0

/** Tests of rows with times: what stands where in a bar, and who sees a row as it passes. */
@NullMarked
package io.featureparity.contract.rows;

import org.jspecify.annotations.NullMarked;
