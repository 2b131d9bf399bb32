// SPDX-License-Identifier: Apache-2.0

/** The records of a log as values, and their bytes. */
@NullMarked
package io.featureparity.audit.record;

import org.jspecify.annotations.NullMarked;
