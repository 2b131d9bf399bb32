// SPDX-License-Identifier: Apache-2.0
/** The level of the service: who hears of it, and who looks whether a condition holds. */
@NullMarked
package io.featureparity.spring.level;

import org.jspecify.annotations.NullMarked;
