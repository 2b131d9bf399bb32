// SPDX-License-Identifier: Apache-2.0

/** Graphs of formulas as drawings: boxes in layers from left to right, as SVG. */
@NullMarked
package io.featureparity.gate.drawing;

import org.jspecify.annotations.NullMarked;
