// SPDX-License-Identifier: Apache-2.0

/** Explanations of contracts as text, as JSON and as part of a report. */
@NullMarked
package io.featureparity.gate.explanation;

import org.jspecify.annotations.NullMarked;
