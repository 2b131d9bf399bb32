// SPDX-License-Identifier: Apache-2.0

/** The health of a service: checks that are bounded in time, what they find, and how that is answered over HTTP. */
@NullMarked
package io.featureparity.observe.health;

import org.jspecify.annotations.NullMarked;
