// SPDX-License-Identifier: Apache-2.0

/** Tests of what is said about contracts. */
@NullMarked
package io.featureparity.features.explanation;

import org.jspecify.annotations.NullMarked;
