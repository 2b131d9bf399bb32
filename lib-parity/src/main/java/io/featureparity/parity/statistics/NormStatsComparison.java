// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import java.util.List;

/**
 * Clause E4: compares the values of statistics with those that the bars give when they are fitted again. A correct hash proves
 * only that a file was not altered, and another hash does not prove that a value differs: a log return may differ from
 * training's by one ulp. {@link NormStatsAudit} says why values differ.
 */
public final class NormStatsComparison {

    /** How much a log return that is one ulp off can do, in units of the deviation and of the number itself. */
    static final double ROUNDING = 1e-12;

    private NormStatsComparison() {}

    /**
     * One feature, as stated and as fitted.
     *
     * @param feature the feature's name
     * @param stated the mean and deviation in the statistics
     * @param fitted the values fitted to the bars
     * @param agrees whether the two differ by no more than rounding, which is one part in 10 to the power of 12
     */
    public record Finding(String feature, FeatureStatistics stated, FeatureStatistics fitted, boolean agrees) {}

    /**
     * Compares.
     *
     * @param stats the statistics in question
     * @param fit the statistics fitted to the training bars
     * @return a finding for each market feature, in contract order
     * @throws DocumentException if the statistics lack one of them
     */
    public static List<Finding> of(NormStats stats, NormStatsFit fit) {
        stats.requireFeatures(
                fit.features().stream().map(FittedFeature::feature).toList());
        return fit.features().stream().map(feature -> finding(stats, feature)).toList();
    }

    private static Finding finding(NormStats stats, FittedFeature feature) {
        FeatureStatistics stated = stats.statistics(feature.feature());
        FeatureStatistics fitted = feature.statistics();
        boolean agrees = isClose(stated.mean(), fitted.mean(), fitted.std())
                && isClose(stated.std(), fitted.std(), fitted.std());
        return new Finding(feature.feature(), stated, fitted, agrees);
    }

    private static boolean isClose(double stated, double fitted, double deviation) {
        return isClose(stated, fitted, deviation, ROUNDING);
    }

    /** Whether two numbers differ by no more than a part of the deviation and of the number itself. */
    static boolean isClose(double stated, double fitted, double deviation, double part) {
        return Math.abs(stated - fitted) <= part * deviation + part * Math.abs(fitted);
    }
}
