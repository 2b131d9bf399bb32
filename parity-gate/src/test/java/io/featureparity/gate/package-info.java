// SPDX-License-Identifier: Apache-2.0

/** Tests of the command: exit code, standard output, standard error. */
@NullMarked
package io.featureparity.gate;

import org.jspecify.annotations.NullMarked;
