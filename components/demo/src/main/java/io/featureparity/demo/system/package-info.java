// SPDX-License-Identifier: Apache-2.0

/** The four components, each through its own wiring, and what each of them gave to the model. */
@NullMarked
package io.featureparity.demo.system;

import org.jspecify.annotations.NullMarked;
