// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

/** Bars from elsewhere, which need not be given. */
public final class GivenBarOptions extends FeedOptions {}
