// SPDX-License-Identifier: Apache-2.0

/**
 * The segments of a log: their names, their beginnings, their frames, and what can still be read from a damaged one.
 */
@NullMarked
package io.featureparity.audit.segment;

import org.jspecify.annotations.NullMarked;
