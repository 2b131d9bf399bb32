// SPDX-License-Identifier: Apache-2.0

/** The golden files, as the tests of every module read them. */
@NullMarked
package io.featureparity.testsupport.golden;

import org.jspecify.annotations.NullMarked;
