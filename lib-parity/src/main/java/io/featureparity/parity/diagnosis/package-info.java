// SPDX-License-Identifier: Apache-2.0

/** Which formula made a column: a search over edits of the contract's own formula. */
@NullMarked
package io.featureparity.parity.diagnosis;

import org.jspecify.annotations.NullMarked;
