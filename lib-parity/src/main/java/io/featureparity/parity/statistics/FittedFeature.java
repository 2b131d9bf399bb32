// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statistics of the raw values of one feature, equal to those of pandas to the last bit. Absent values are left
 * out.
 *
 * @param feature the feature's name
 * @param mean the mean, as of {@code Series.mean()}
 * @param std the sample deviation, as of {@code Series.std()}
 * @param min the least value
 * @param max the greatest value
 * @param count how many values are present
 * @param nullPercent how many of a hundred rows have no value
 */
public record FittedFeature(
        String feature, double mean, double std, double min, double max, int count, double nullPercent) {

    /** {@return the mean and the deviation} */
    FeatureStatistics statistics() {
        return new FeatureStatistics(mean, std);
    }

    /** All that is known of the feature, in the order of training's layout. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("mean", mean);
        facts.put("std", std);
        facts.put("min", min);
        facts.put("max", max);
        facts.put("count", count);
        facts.put("null_pct", nullPercent);
        return facts;
    }

    /** Adds what makes this no statistics that a model could be trained with. */
    void check(List<Fault> faults) {
        if (!Double.isFinite(mean)) {
            String value = count == 0 ? "no value" : min + " to " + max;
            faults.add(new Fault(ErrorCode.STATISTICS_NOT_FINITE, feature, "must have a finite mean", value));
        } else if (!Double.isFinite(std)) {
            String rule = "must have a finite sample deviation";
            String value = count == 1 ? "one value" : Double.toString(std);
            faults.add(new Fault(ErrorCode.STATISTICS_NOT_FINITE, feature, rule, value));
        } else if (std < FeatureStatistics.SMALLEST_STD) {
            String rule = "must deviate by at least 1e-8";
            faults.add(new Fault(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL, feature, rule, Double.toString(std)));
        }
    }
}
