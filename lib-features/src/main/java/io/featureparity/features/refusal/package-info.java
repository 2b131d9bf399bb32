// SPDX-License-Identifier: Apache-2.0

/** The exceptions and messages for refused bars. */
@NullMarked
package io.featureparity.features.refusal;

import org.jspecify.annotations.NullMarked;
