// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Formula;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A printed formula reads as the tree that was printed. */
final class FormulaPrinterTest {

    private static final List<String> MACRO = List.of("dxy");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close - (open - high)",
                "close - open - high",
                "close / (open * high) * low",
                "-(close - open)",
                "-close * open",
                "(close + -1) * 2",
                "where((close > open) & ~(high == low) | isna(dxy), 1e-10, nan)",
                "where(isna(close) & (isna(open) | isna(low)), 0, -inf)",
                "clip(close / shift(close) - 1, -0.05, 0.05)",
                "shift(close, 12) - diff(close) - diff(open, 3) + pct_change(low, 2)",
                "rolling_mean(close, 9) + rolling_mean(close, 9, min_periods=1) + rolling_std(close, 5, ddof=0)",
                "rolling_var(close, 5, min_periods=2) - rolling_count(close, 3) - rolling_median(close, 3)",
                "ewm_mean(close, alpha=1/9, adjust=False) + ewm_mean(close, span=12) + ewm_mean(close, com=0.123)",
                "ewm_std(close, span=12, ignore_na=True, min_periods=3, bias=True)",
                "ffill(dxy) + ffill(dxy, limit=3) + day_first(close) + cumsum(volume)",
                "min(close, open, high) + nanmax(abs(low), sqrt(high)) + minute_of_day / 1440"
            })
    void G_aPrintedFormulaReadsAsItself(String text) {
        Formula formula = Formula.of(text, MACRO);
        String printed = FormulaPrinter.print(formula.root());
        assertThat(Formula.of(printed, MACRO).root()).as(printed).isEqualTo(formula.root());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ewm_mean(close, alpha=1/9, adjust=False)", "rolling_mean(close, 9)", "clip(close, -3, 3)"})
    void G_whatPeopleWriteIsPrintedAsTheyWriteIt(String text) {
        assertThat(FormulaPrinter.print(Formula.of(text, MACRO).root())).isEqualTo(text);
    }
}
