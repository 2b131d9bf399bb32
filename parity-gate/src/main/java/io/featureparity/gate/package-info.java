// SPDX-License-Identifier: Apache-2.0

/** The {@code parity} command, which answers with an exit code. */
@NullMarked
package io.featureparity.gate;

import org.jspecify.annotations.NullMarked;
