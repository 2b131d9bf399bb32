// SPDX-License-Identifier: Apache-2.0

/** Tests of the model's files. */
@NullMarked
package io.featureparity.spring.model;

import org.jspecify.annotations.NullMarked;
