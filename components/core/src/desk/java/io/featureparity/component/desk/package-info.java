// SPDX-License-Identifier: Apache-2.0

/** A trading desk in memory, for the tests of the components that work through stored bars. */
@NullMarked
package io.featureparity.component.desk;

import org.jspecify.annotations.NullMarked;
