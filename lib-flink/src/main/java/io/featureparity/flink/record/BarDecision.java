// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import io.featureparity.features.feed.FeedDecision;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * The decision of the policy about a bar: a bar that arrived, or one that the feed inserted.
 *
 * @param instrument the instrument
 * @param time the time of the bar, in milliseconds since 1970-01-01T00:00Z
 * @param decision the decision
 */
@TypeInfo(RecordTypes.class)
public record BarDecision(String instrument, long time, FeedDecision decision) {}
