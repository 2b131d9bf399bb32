// SPDX-License-Identifier: Apache-2.0
/** Tests of the watch over the feeds. */
@NullMarked
package io.featureparity.spring.watch;

import org.jspecify.annotations.NullMarked;
