// SPDX-License-Identifier: Apache-2.0

/** The properties that begin with {@code feature-parity}, and what is made of their values. */
@NullMarked
package io.featureparity.spring.properties;

import org.jspecify.annotations.NullMarked;
