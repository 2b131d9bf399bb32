// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Formula;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far back a formula looks, derived from its functions. */
class FormulaHistoryTest {

    private static final Map<String, String> DEFINE = new LinkedHashMap<>(Map.of("a", "shift(close, 5)"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close                                      | 0  | 0",
                "1 + 2                                      | 0  | 0",
                "shift(close) - shift(close, 12)            | 12 | 12",
                "diff(diff(close, 2), 3)                    | 5  | 5",
                "fillna(log(close / shift(close, 48)), 0)   | 48 | 48",
                "where(a > close, 1, 0)                     | 5  | 5",
                "rolling_mean(a, 10)                        | 14 | 15",
                "rolling_mean(a, 10, min_periods=0)         | 5  | 15",
                "rolling_std(close, 60, min_periods=1)      | 1  | 60",
                "rolling_std(close, 60, min_periods=1, ddof=0) | 0 | 60",
                "rolling_count(close, 60)                   | 0  | 60",
                "ewm_mean(close, alpha=1/9, adjust=False)   | 0  | 156",
                "ewm_mean(close, com=8, min_periods=4)      | 3  | 156",
                "ewm_std(a, com=1e300)                      | 5  | 2147483647",
                "ffill(a, limit=3)                          | 5  | 8",
                "ffill(a)                                   | 5  | 2147483647",
                "cumsum(a)                                  | 5  | 2147483647",
                "day_sum(a)                                 | 5  | 293",
                "shift(cumsum(close), 4)                    | 4  | 2147483647",
            })
    void isDerivedFromTheFunctions(String text, int warmUp, int memory) {
        Formulas formulas = Formulas.read(ShippedFormulasTest.MACRO, DEFINE, Map.of("f", text))
                .formulas();
        assertThat(formulas).isNotNull();
        FormulaHistory history = FormulaHistory.of(formulas.root("f"), formulas.definitions(), 5);
        assertThat(history).isEqualTo(new FormulaHistory(warmUp, memory));
        assertThat(Formula.of(formulas, "f").memoryBars(5)).isEqualTo(memory);
    }
}
