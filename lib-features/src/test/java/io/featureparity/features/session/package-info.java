// SPDX-License-Identifier: Apache-2.0

/** Tests of the calendar. */
@NullMarked
package io.featureparity.features.session;

import org.jspecify.annotations.NullMarked;
