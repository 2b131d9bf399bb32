// SPDX-License-Identifier: Apache-2.0

/** Writes files in one step, so that no reader ever sees a half-written one, and keeps temporary files and folders private and few. */
@NullMarked
package io.featureparity.contract.file;

import org.jspecify.annotations.NullMarked;
