// SPDX-License-Identifier: Apache-2.0

/** What becomes of a calculator's result before it is handed out. */
@NullMarked
package io.featureparity.features.outcome;

import org.jspecify.annotations.NullMarked;
