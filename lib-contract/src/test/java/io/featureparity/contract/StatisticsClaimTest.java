// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.DocumentException;
import org.junit.jupiter.api.Test;

/** What the metadata of statistics say of their bars; whatever else stands there is nothing, and no fault. */
class StatisticsClaimTest {

    private static NormStats parse(String metadata) {
        return NormStats.parse("stats", "{" + metadata + "\"x\": {\"mean\": 1.0, \"std\": 2.0, \"count\": 7}}");
    }

    @Test
    void E1_barsGoBeforeDays() {
        String days = "\"date_range\": {\"start\": \"2024-03-04\", \"end\": \"2024-04-05\"}";
        assertThat(parse("\"_meta\": {" + days + ", \"sample_count\": 1500},").claim())
                .isEqualTo(new StatisticsClaim("2024-03-04", "2024-04-05", 1500));
        NormStats both = parse("\"_meta\": {" + days + ", \"first_bar\": \"a\", \"last_bar\": \"b\"},");
        assertThat(both.claim()).isEqualTo(new StatisticsClaim("a", "b", StatisticsClaim.UNKNOWN));
        assertThat(both.claim().hasRange()).isTrue();
    }

    @Test
    void E1_whatIsNoClaimIsNone() {
        for (String metadata : new String[] {
            "",
            "\"_meta\": {},",
            "\"_meta\": 5,",
            "\"_meta\": {\"date_range\": \"2024\", \"sample_count\": \"many\"},",
            "\"_meta\": {\"date_range\": {\"start\": 2024}, \"sample_count\": 1.5},",
            "\"_meta\": {\"sample_count\": -3},"
        }) {
            StatisticsClaim claim = parse(metadata).claim();
            assertThat(claim).as(metadata).isEqualTo(new StatisticsClaim(null, null, StatisticsClaim.UNKNOWN));
            assertThat(claim.hasRange()).isFalse();
        }
    }

    @Test
    void E1_aCountIsThatOfTheFeature() {
        assertThat(parse("").count("x")).isEqualTo(7);
        assertThat(NormStats.parse("stats", "{\"x\": {\"mean\": 1.0, \"std\": 2.0}}")
                        .count("x"))
                .isEqualTo(StatisticsClaim.UNKNOWN);
        assertThat(parse("").name()).isEqualTo("stats");
        assertThatThrownBy(() -> parse("").count("y")).isInstanceOf(DocumentException.class);
    }
}
