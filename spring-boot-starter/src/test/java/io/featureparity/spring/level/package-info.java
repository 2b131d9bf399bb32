// SPDX-License-Identifier: Apache-2.0
/** Tests of the level of the service. */
@NullMarked
package io.featureparity.spring.level;

import org.jspecify.annotations.NullMarked;
