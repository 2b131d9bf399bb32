// SPDX-License-Identifier: Apache-2.0

/** What a person sees: the terminal, progress, tables, the text of errors and reports, and the exit codes. */
@NullMarked
package io.featureparity.gate.console;

import org.jspecify.annotations.NullMarked;
