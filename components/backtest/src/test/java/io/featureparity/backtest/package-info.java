// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.backtest;

import org.jspecify.annotations.NullMarked;
