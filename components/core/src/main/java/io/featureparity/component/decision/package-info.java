// SPDX-License-Identifier: Apache-2.0

/** From an observation to an action: the port of a model, and the thresholds. */
@NullMarked
package io.featureparity.component.decision;

import org.jspecify.annotations.NullMarked;
