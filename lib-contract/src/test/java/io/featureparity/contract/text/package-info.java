// SPDX-License-Identifier: Apache-2.0

/** Tests of how text is written and read. */
@NullMarked
package io.featureparity.contract.text;

import org.jspecify.annotations.NullMarked;
