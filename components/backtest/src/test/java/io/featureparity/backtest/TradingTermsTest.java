// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingTermsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 75, 15",
        "-1, 75, 15",
        "Infinity, 75, 15",
        "NaN, 75, 15",
        "1000, -0.1, 15",
        "1000, 10000, 15",
        "1000, NaN, 15",
        "1000, 75, -1",
        "1000, 75, 10000",
        "1000, 75, Infinity"
    })
    void impossibleTermsAreRefused(double capital, double costs, double slippage) {
        ComponentException refused =
                refusal(ComponentException.class, () -> new TradingTerms(capital, costs, slippage));
        assertThat(refused.code()).isEqualTo(ErrorCode.BACKTEST_TERMS);
    }

    @Test
    void theRuleNamesTheValue() {
        assertThat(refusal(ComponentException.class, () -> new TradingTerms(1000, -75, 15)))
                .hasMessage(
                        "FP-1233 at costs of a backtest: must be from 0 to below 10000 basis points, but was -75.0");
    }

    @Test
    void theUsualOnesAreThoseOfTheModels() {
        assertThat(TradingTerms.USUAL).isEqualTo(new TradingTerms(10_000, 75, 15));
        assertThat(new TradingTerms(1, 0, 0).buyPrice(4123.35)).isEqualTo(4123.35);
    }
}
