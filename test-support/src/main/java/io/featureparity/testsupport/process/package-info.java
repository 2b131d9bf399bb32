// SPDX-License-Identifier: Apache-2.0

/** Processes of their own, for tests of how one ends. */
@NullMarked
package io.featureparity.testsupport.process;

import org.jspecify.annotations.NullMarked;
