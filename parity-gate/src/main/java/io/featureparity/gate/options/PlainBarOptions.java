// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

/** Bars, all of which count. */
public final class PlainBarOptions extends BarFileOptions {}
