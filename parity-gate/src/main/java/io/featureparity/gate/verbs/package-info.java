// SPDX-License-Identifier: Apache-2.0

/** The verbs of the command, a class for each. */
@NullMarked
package io.featureparity.gate.verbs;

import org.jspecify.annotations.NullMarked;
