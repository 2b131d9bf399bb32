// SPDX-License-Identifier: Apache-2.0

/** Tests of the feeds and their states. */
@NullMarked
package io.featureparity.spring.feed;

import org.jspecify.annotations.NullMarked;
