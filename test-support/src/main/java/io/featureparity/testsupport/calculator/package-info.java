// SPDX-License-Identifier: Apache-2.0

/** The rules that every calculator keeps, as tests that its own test class inherits. */
@NullMarked
package io.featureparity.testsupport.calculator;

import org.jspecify.annotations.NullMarked;
