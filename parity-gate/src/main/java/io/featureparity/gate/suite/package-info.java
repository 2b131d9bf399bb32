// SPDX-License-Identifier: Apache-2.0

/** A golden suite for a contract of one's own: what training computed, read, and written to a new folder. */
@NullMarked
package io.featureparity.gate.suite;

import org.jspecify.annotations.NullMarked;
