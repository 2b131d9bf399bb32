// SPDX-License-Identifier: Apache-2.0

/** Tests of checkpoints. */
@NullMarked
package io.featureparity.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
