// SPDX-License-Identifier: Apache-2.0

/** Markets made from a seed, as plain arrays. */
@NullMarked
package io.featureparity.testsupport.market;

import org.jspecify.annotations.NullMarked;
