// SPDX-License-Identifier: Apache-2.0

/** From settings to what a component works with: the servers, and the one feed of an instrument. */
@NullMarked
package io.featureparity.component.wiring;

import org.jspecify.annotations.NullMarked;
