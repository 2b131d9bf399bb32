// SPDX-License-Identifier: Apache-2.0

/**
 * When bars are expected: sessions, holidays and closures. Also finds missing bars, and times that belong to another
 * zone or are numbers of another unit.
 */
@NullMarked
package io.featureparity.features.session;

import org.jspecify.annotations.NullMarked;
