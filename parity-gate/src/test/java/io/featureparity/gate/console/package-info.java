// SPDX-License-Identifier: Apache-2.0

/** Tests of what a person sees. */
@NullMarked
package io.featureparity.gate.console;

import org.jspecify.annotations.NullMarked;
