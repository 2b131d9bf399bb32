// SPDX-License-Identifier: Apache-2.0

/** Every golden case through every way of calling the engine. */
@NullMarked
package io.featureparity.tests.golden;

import org.jspecify.annotations.NullMarked;
