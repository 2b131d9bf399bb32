// SPDX-License-Identifier: Apache-2.0

/** A timer and a span for each decision. */
@NullMarked
package io.featureparity.observe.decision;

import org.jspecify.annotations.NullMarked;
