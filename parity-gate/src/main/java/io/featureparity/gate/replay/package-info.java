// SPDX-License-Identifier: Apache-2.0

/** What is said of a replayed decision, as text and as JSON. */
@NullMarked
package io.featureparity.gate.replay;

import org.jspecify.annotations.NullMarked;
