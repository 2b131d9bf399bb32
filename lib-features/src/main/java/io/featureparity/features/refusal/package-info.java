// SPDX-License-Identifier: Apache-2.0

/** What is said of a bar that is refused. */
@NullMarked
package io.featureparity.features.refusal;

import org.jspecify.annotations.NullMarked;
