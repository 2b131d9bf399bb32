// SPDX-License-Identifier: Apache-2.0

/** How much a test allocates. */
@NullMarked
package io.featureparity.testsupport.allocation;

import org.jspecify.annotations.NullMarked;
