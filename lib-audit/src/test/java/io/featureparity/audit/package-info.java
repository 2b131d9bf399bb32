// SPDX-License-Identifier: Apache-2.0

/** Tests of the log, on disks that fail and on one that does not. */
@NullMarked
package io.featureparity.audit;

import org.jspecify.annotations.NullMarked;
