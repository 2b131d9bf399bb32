// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import java.util.List;

/**
 * Clause E4: checks whether statistics really belong to the bars that they claim to come from. A correct hash proves
 * only that a file was not altered. Fitting the statistics again shows whether they were right in the first place.
 */
public final class NormStatsAudit {

    /** How much the order in which a sum was taken can do, in units of the deviation and of the number itself. */
    private static final double ROUNDING = 1e-9;

    private NormStatsAudit() {}

    /**
     * One feature, as stated and as fitted.
     *
     * @param feature the feature's name
     * @param stated the mean and deviation in the statistics
     * @param fitted the values fitted to the bars
     * @param agrees whether the two differ by no more than rounding, which is one part in 10 to the power of 9
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
        return Math.abs(stated - fitted) <= ROUNDING * deviation + ROUNDING * Math.abs(fitted);
    }
}
