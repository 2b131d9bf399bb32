// SPDX-License-Identifier: Apache-2.0

/** What a model would have earned with stored bars: fills, account, equity curve, report. */
@NullMarked
package io.featureparity.backtest;

import org.jspecify.annotations.NullMarked;
