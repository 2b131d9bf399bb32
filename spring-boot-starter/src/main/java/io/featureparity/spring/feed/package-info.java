// SPDX-License-Identifier: Apache-2.0

/** A feed for each instrument, and its state between two runs. */
@NullMarked
package io.featureparity.spring.feed;

import org.jspecify.annotations.NullMarked;
