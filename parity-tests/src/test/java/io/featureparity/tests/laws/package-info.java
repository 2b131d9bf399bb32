// SPDX-License-Identifier: Apache-2.0

/** What has to hold on any market, whoever computes it. */
@NullMarked
package io.featureparity.tests.laws;

import org.jspecify.annotations.NullMarked;
