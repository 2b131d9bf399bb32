// SPDX-License-Identifier: Apache-2.0

/** Tests of what editors know of the properties. */
@NullMarked
package io.featureparity.spring.properties;

import org.jspecify.annotations.NullMarked;
