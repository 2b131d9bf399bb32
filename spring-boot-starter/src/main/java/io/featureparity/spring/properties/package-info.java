// SPDX-License-Identifier: Apache-2.0

/** The properties that begin with {@code feature-parity}, and how their values are checked. */
@NullMarked
package io.featureparity.spring.properties;

import org.jspecify.annotations.NullMarked;
