// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.features.quality.QualityRule;
import java.time.Instant;

/**
 * A rule that bars of a file break.
 *
 * @param rule the rule
 * @param weight what it takes off
 * @param count how many bars break it, or sessions if it is a rule of sessions
 * @param sessions in how many sessions
 * @param first the time of the first bar that does; for a rule of sessions, of the last bar of the first session
 * @param place where that bar stands; empty for a bar that is missing
 */
public record BrokenRule(QualityRule rule, double weight, long count, long sessions, Instant first, String place) {}
