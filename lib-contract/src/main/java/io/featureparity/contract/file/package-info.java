// SPDX-License-Identifier: Apache-2.0

/** How files are written: in one step, so that no reader ever sees half of one. */
@NullMarked
package io.featureparity.contract.file;

import org.jspecify.annotations.NullMarked;
