// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import org.junit.jupiter.api.Test;

class FeatureStatisticsTest {

    @Test
    void E1_bothNumbersMustBeFinite() {
        assertThat(refused(Double.NaN, Double.POSITIVE_INFINITY).faults())
                .extracting(Fault::code, Fault::where, Fault::value)
                .containsExactly(
                        tuple(ErrorCode.STATISTICS_NOT_FINITE, "mean", "NaN"),
                        tuple(ErrorCode.STATISTICS_NOT_FINITE, "std", "Infinity"));
        assertThat(refused(Double.NEGATIVE_INFINITY, Double.NaN).faults())
                .extracting(Fault::value)
                .containsExactly("-Infinity", "NaN");
    }

    @Test
    void E1_theDeviationMustBeAtLeast1eMinus8() {
        assertThat(new FeatureStatistics(-3, 1e-8).std()).isEqualTo(1e-8);
        for (double std : new double[] {Math.nextDown(1e-8), 0.0, -0.0, -1.0}) {
            assertThat(refused(0, std).code()).isEqualTo(ErrorCode.STATISTICS_DEVIATION_TOO_SMALL);
        }
    }

    private static DocumentException refused(double mean, double std) {
        return refusal(DocumentException.class, () -> new FeatureStatistics(mean, std));
    }
}
