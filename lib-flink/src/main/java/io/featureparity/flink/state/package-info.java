// SPDX-License-Identifier: Apache-2.0

/** What a job keeps of each instrument, and how it is written into checkpoints and savepoints. */
@NullMarked
package io.featureparity.flink.state;

import org.jspecify.annotations.NullMarked;
