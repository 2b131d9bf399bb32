// SPDX-License-Identifier: Apache-2.0

/** Checkpoints: how far a log had come, signed, kept at a place outside of the log. */
@NullMarked
package io.featureparity.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
