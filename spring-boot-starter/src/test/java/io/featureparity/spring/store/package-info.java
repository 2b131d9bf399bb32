// SPDX-License-Identifier: Apache-2.0

/** Tests of the stores' settings. */
@NullMarked
package io.featureparity.spring.store;

import org.jspecify.annotations.NullMarked;
