// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

/** Bars, all of which count. */
final class PlainBars extends BarsFile {}
