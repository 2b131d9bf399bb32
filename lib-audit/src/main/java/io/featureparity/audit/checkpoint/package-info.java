// SPDX-License-Identifier: Apache-2.0

/** Checkpoints: signed notes that say how far a log had come, kept at a place outside of the log. */
@NullMarked
package io.featureparity.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
