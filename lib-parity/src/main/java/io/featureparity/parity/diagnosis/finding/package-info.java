// SPDX-License-Identifier: Apache-2.0

/** What a search found about a column: its differences from the contract, and how well they fit. */
@NullMarked
package io.featureparity.parity.diagnosis.finding;

import org.jspecify.annotations.NullMarked;
