// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsClaim;
import io.featureparity.contract.StatisticsRange;
import java.util.List;

/** Compares what statistics state with what a range of bars gives under the contract. */
final class AuditComparison {

    /** Numbers that are rounded, or come from values of 32 bits, are so close. */
    static final double NEARLY = 1e-6;

    /** One feature could be met by chance. */
    private static final int PROOF = 2;

    private final NormStats stats;

    AuditComparison(NormStats stats) {
        this.stats = stats;
    }

    /** Whether everything that is stated agrees, to the last digits. */
    boolean agrees(FittedFeature fitted) {
        return isClose(fitted, NormStatsComparison.ROUNDING) && hasCount(fitted);
    }

    /** Whether everything that is stated agrees to several digits. */
    boolean nearlyAgrees(FittedFeature fitted) {
        return isClose(fitted, NEARLY);
    }

    /**
     * Whether so many features agree that the statistics must come from these bars. A feature that has the same few values in
     * every session, as a z-score of a value that changes once a day has, agrees by chance with many ranges: one of the others
     * must be among them, if there are others.
     */
    boolean proves(List<FittedFeature> fits, SessionSums sums) {
        int agreeing = 0;
        boolean telling = false;
        boolean anyIsTelling = false;
        for (int i = 0; i < fits.size(); i++) {
            boolean tells = sums.differs(i);
            anyIsTelling |= tells;
            if (nearlyAgrees(fits.get(i))) {
                agreeing++;
                telling |= tells;
            }
        }
        return anyIsTelling ? telling && agreeing >= Math.min(PROOF, fits.size()) : agreeing == fits.size();
    }

    boolean isClose(FittedFeature fitted, double part) {
        FeatureStatistics stated = stats.statistics(fitted.feature());
        return isClose(stated.mean(), fitted.mean(), fitted, part)
                && isClose(stated.std(), fitted.std(), fitted, part)
                && hasEnds(fitted, fitted.feature(), part);
    }

    /** Whether the least and greatest value agree, as far as the statistics of a feature state them. */
    boolean hasEnds(FittedFeature fitted, String feature, double part) {
        StatisticsRange ends = stats.range(feature);
        return (Double.isNaN(ends.min()) || isClose(ends.min(), fitted.min(), fitted, part))
                && (Double.isNaN(ends.max()) || isClose(ends.max(), fitted.max(), fitted, part));
    }

    static boolean isClose(double stated, double value, FittedFeature fitted, double part) {
        return NormStatsComparison.isClose(stated, value, fitted.std(), part);
    }

    private boolean hasCount(FittedFeature fitted) {
        long count = stats.count(fitted.feature());
        return count == StatisticsClaim.UNKNOWN || count == fitted.count();
    }

    /** How far the stated mean is from that of a fit, in units of the fitted deviation. */
    double meanApart(String feature, FittedFeature fitted) {
        return (stats.statistics(feature).mean() - fitted.mean()) / fitted.std();
    }

    /** The quotient of the stated deviation and that of a fit. */
    double deviations(String feature, FittedFeature fitted) {
        return stats.statistics(feature).std() / fitted.std();
    }
}
