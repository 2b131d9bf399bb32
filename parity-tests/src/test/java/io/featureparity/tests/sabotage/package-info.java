// SPDX-License-Identifier: Apache-2.0

/** Wrong engines on purpose: each one must be found out. */
@NullMarked
package io.featureparity.tests.sabotage;

import org.jspecify.annotations.NullMarked;
