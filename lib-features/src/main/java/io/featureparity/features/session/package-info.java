// SPDX-License-Identifier: Apache-2.0

/**
 * When bars are expected: sessions, holidays and closures, what is missing from a run of bars, and whether its times are
 * those of another zone.
 */
@NullMarked
package io.featureparity.features.session;

import org.jspecify.annotations.NullMarked;
