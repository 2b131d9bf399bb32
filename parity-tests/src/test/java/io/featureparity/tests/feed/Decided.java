// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import io.featureparity.features.feed.FeedDecision;

/** A decision, and the time of the bar that it is about. */
record Decided(FeedDecision decision, long time) {}
