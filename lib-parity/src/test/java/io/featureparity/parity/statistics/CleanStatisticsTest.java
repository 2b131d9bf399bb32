// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.parity.statistics.NormStatsAudit.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Of 1,000 clean files at most one is suspect, in any feature. A clean file is fitted with the contract's formulas on other
 * sessions of the market than the bars that it is held against, which is the hardest case: nothing agrees exactly. The build
 * tries some of them, and a run with {@code -Daudit.clean.files=1000} all.
 */
class CleanStatisticsTest {

    private static final int FILES = Integer.getInteger("audit.clean.files", 25);

    @Test
    void E4_filesOfOtherSessionsAreNotSuspect() {
        List<String> accused = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            SplittableRandom random = new SplittableRandom(file);
            int fitted = 15 + random.nextInt(80);
            int given = 15 + random.nextInt(80);
            AuditMarket market = AuditMarket.of(random.nextLong(), fitted + given);
            NormStats stats = withoutClaims(market.sessions(0, fitted).fit(AuditMarket.CONTRACT));
            NormStatsAudit audit =
                    NormStatsAudit.of(stats, AuditMarket.CONTRACT, market.sessions(fitted, fitted + given));
            if (audit.verdict() != Verdict.PLAUSIBLE) {
                for (AuditedFeature feature : audit.features()) {
                    if (feature.finding().isSuspect()) {
                        accused.add(file + " (" + fitted + ", " + given + " sessions) " + feature.feature() + ": "
                                + feature.sentence());
                    }
                }
            }
        }
        assertThat(accused).hasSizeLessThanOrEqualTo(FILES / 1_000);
    }

    private static NormStats withoutClaims(NormStatsFit fit) {
        Map<String, FeatureStatistics> statistics = new LinkedHashMap<>();
        fit.features().forEach(feature -> statistics.put(feature.feature(), feature.statistics()));
        return NormStats.of("clean", statistics);
    }
}
