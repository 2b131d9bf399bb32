// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import java.util.List;

/**
 * What a range of bars gives.
 *
 * @param range the range
 * @param bound where it begins and ends
 * @param features the fit of each feature
 * @param proven whether so many features agree with the statistics that these must come from this range
 */
record AuditFit(AuditRange range, RangeBound bound, List<FittedFeature> features, boolean proven) {}
