// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an audit of statistics refuses. */
class NormStatsAuditRefusalsTest {

    private static final FeatureContract CONTRACT = AuditMarket.CONTRACT;
    private static final AuditMarket MARKET = AuditMarket.of(7, 40);

    @Test
    void E4_whatCannotBeAuditedIsRefused() {
        NormStats stats = NormStatsAuditTest.claiming(MARKET.fit(CONTRACT));
        assertThat(refusal(
                                InputException.class,
                                () -> NormStatsAudit.of(stats, CONTRACT, MARKET, Long.MIN_VALUE, MARKET.opening(0) - 1))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_RANGE_OUTSIDE_BARS);
        assertThat(refusal(InputException.class, () -> NormStatsAudit.of(stats, CONTRACT, MARKET.sessions(0, 0)))
                        .code())
                .isEqualTo(ErrorCode.TABLE_EMPTY);
        NormStats others = NormStatsAuditTest.withoutClaims(
                MARKET.sessions(20, 40).fit(CONTRACT).stats());
        assertThat(refusal(InputException.class, () -> NormStatsAudit.of(others, CONTRACT, MARKET.sessions(0, 9)))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_TOO_FEW_SESSIONS);
        NormStats few = NormStats.of("few", Map.of("rsi_9", new FeatureStatistics(50, 15)));
        assertThat(refusal(DocumentException.class, () -> NormStatsAudit.of(few, CONTRACT, MARKET))
                        .faults())
                .hasSize(12);
        for (String range : List.of(
                "{\"start\": \"yesterday\", \"end\": \"2023-03-01\"}",
                "{\"start\": \"2023-03-02\", \"end\": \"2023-03-01\"}",
                "{\"start\": \"2023-03-02T13:00:00\", \"end\": \"2023-04-01\"}")) {
            String json = MARKET.fit(CONTRACT)
                    .toJson(Map.of())
                    .replaceFirst("(?s)\"date_range\": \\{.*?\\}", "\"date_range\": " + range)
                    .replaceAll("\"(first|last)_bar\"", "\"$1\"");
            NormStats unreadable = NormStats.parse("stats", json);
            assertThat(refusal(InputException.class, () -> NormStatsAudit.of(unreadable, CONTRACT, MARKET))
                            .code())
                    .as(range)
                    .isEqualTo(ErrorCode.STATISTICS_RANGE_UNREADABLE);
        }
    }
}
