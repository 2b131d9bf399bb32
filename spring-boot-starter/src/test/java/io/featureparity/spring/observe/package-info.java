// SPDX-License-Identifier: Apache-2.0

/** Tests of metrics, level and health. */
@NullMarked
package io.featureparity.spring.observe;

import org.jspecify.annotations.NullMarked;
