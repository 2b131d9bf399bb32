// SPDX-License-Identifier: Apache-2.0

/** One command to see that all components give the model the same. */
@NullMarked
package io.featureparity.demo;

import org.jspecify.annotations.NullMarked;
