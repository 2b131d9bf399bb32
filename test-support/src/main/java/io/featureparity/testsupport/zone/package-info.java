// SPDX-License-Identifier: Apache-2.0

/** Time zones whose clocks are set forward and back, and what a session in them is, told minute by minute. */
@NullMarked
package io.featureparity.testsupport.zone;

import org.jspecify.annotations.NullMarked;
