// SPDX-License-Identifier: Apache-2.0

/** The observations of each component, and where two of them differ. */
@NullMarked
package io.featureparity.demo.stream;

import org.jspecify.annotations.NullMarked;
