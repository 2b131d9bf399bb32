// SPDX-License-Identifier: Apache-2.0

/** The inference as a process: its settings, its lines, its main. */
@NullMarked
package io.featureparity.inference.main;

import org.jspecify.annotations.NullMarked;
