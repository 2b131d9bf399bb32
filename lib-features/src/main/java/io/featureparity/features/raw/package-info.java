// SPDX-License-Identifier: Apache-2.0

/** Raw features from named calculations: no contract document, no statistics. */
@NullMarked
package io.featureparity.features.raw;

import org.jspecify.annotations.NullMarked;
