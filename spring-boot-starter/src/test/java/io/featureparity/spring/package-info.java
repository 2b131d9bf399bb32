// SPDX-License-Identifier: Apache-2.0

/** What the tests of the starter share, and tests of the whole. */
@NullMarked
package io.featureparity.spring;

import org.jspecify.annotations.NullMarked;
