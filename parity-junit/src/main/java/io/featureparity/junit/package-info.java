// SPDX-License-Identifier: Apache-2.0

/** The golden cases as JUnit tests of a service. */
@NullMarked
package io.featureparity.junit;

import org.jspecify.annotations.NullMarked;
