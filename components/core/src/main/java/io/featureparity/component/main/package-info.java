// SPDX-License-Identifier: Apache-2.0

/** What the main classes of all components share: arguments, faults as lines, exit codes, and how a process is ended. */
@NullMarked
package io.featureparity.component.main;

import org.jspecify.annotations.NullMarked;
