// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas as code for pandas; that it gives the right bits is tested by training's package. */
class PandasCodeTest {

    private static String script(Map<String, String> define, Map<String, String> features) {
        Formulas formulas = Objects.requireNonNull(Formulas.read(List.of("dxy", "bars", "raw", "np"), define, features)
                .formulas());
        List<ExplainedFormula> all = new ArrayList<>();
        features.forEach((name, text) -> all.add(new ExplainedFormula(
                name,
                text,
                formulas.root(name),
                formulas.definitions(),
                Map.of(),
                Map.of(),
                Double.NaN,
                Program.Days.OF_UTC)));
        return PandasCode.of(all);
    }

    /** The lines of the features alone. */
    private static List<String> body(Map<String, String> define, Map<String, String> features) {
        return script(define, features)
                .lines()
                .filter(line -> line.startsWith("    ") && !line.contains("compute.") && !line.contains("lambda"))
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static String value(String formula) {
        List<String> lines = body(Map.of(), Map.of("f", formula));
        return lines.get(lines.size() - 1).replace("raw[\"f\"] = ", "");
    }

    @Test
    void theWholeScript() {
        assertThat(script(
                        Map.of("true_range", "nanmax(high - low, abs(high - shift(close)))"),
                        Map.of("range_share", "ewm_mean(true_range, alpha=1/10, adjust=False)\n  / close")))
                .isEqualTo("""
                        import numpy as np
                        import pandas as pd

                        # bars: a frame of float64, indexed by time in UTC, in the order of time. Columns that are read:
                        # close, high, low
                        raw = {}
                        with np.errstate(all="ignore"), pd.option_context(
                            "compute.use_bottleneck", False, "compute.use_numexpr", False  # they add in another order
                        ):
                            # range_share: ewm_mean(true_range, alpha=1/10, adjust=False) / close
                            part_1 = (bars["high"] - bars["close"].shift()).abs()
                            true_range = pd.concat([bars["high"] - bars["low"], part_1], axis=1).max(axis=1) + 0.0
                            raw["range_share"] = true_range.ewm(alpha=0.1, adjust=False).mean() / bars["close"]
                        raw = pd.DataFrame(raw)
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            close                                   ; bars["close"]
            5                                       ; number(5)
            -0                                      ; number(-0.0)
            1 / 0                                   ; number(np.inf)
            nan                                     ; number(np.nan)
            -(close - open) * -2                    ; -(bars["close"] - bars["open"]) * -2
            close - (open - high) - low             ; bars["close"] - (bars["open"] - bars["high"]) - bars["low"]
            close / (60 * 24)                       ; bars["close"] / 1440
            where(close > open, 1, 0)               ; number(1).where(bars["close"] > bars["open"], 0)
            where(1 < 2, close, open)               ; bars["close"].where(number(1) < 2, bars["open"])
            where(close == 0, nan, close)           ; bars["close"].mask(bars["close"] == 0, np.nan)
            where(~isna(dxy) & (dxy > 1), dxy, -dxy) ; bars["dxy"].where(~bars["dxy"].isna() & (bars["dxy"] > 1), -bars["dxy"])
            clip(close, -inf, 1e-10)                ; bars["close"].clip(-np.inf, 1e-10)
            min(1, close)                           ; np.minimum(number(1), bars["close"]) + 0.0
            max(close, open, 3)                     ; functools.reduce(np.maximum, [bars["close"], bars["open"], 3]) + 0.0
            nanmin(close, 3)                        ; pd.concat([bars["close"], number(3)], axis=1).min(axis=1) + 0.0
            abs(sqrt(log(exp(sign(close)))))        ; np.sqrt(np.log(np.exp(np.sign(bars["close"])))).abs()
            ffill(dxy, limit=3) + ffill(dxy)        ; bars["dxy"].ffill(limit=3) + bars["dxy"].ffill()
            pct_change(close, 3)                    ; bars["close"].pct_change(3, fill_method=None)
            rolling_std(close, 9, min_periods=2, ddof=0) ; bars["close"].rolling(9, min_periods=2).std(ddof=0)
            rolling_median(close, 9)                ; bars["close"].rolling(9).median() + 0.0
            rolling_count(close, 9)                 ; bars["close"].rolling(9, min_periods=0).count()
            ewm_std(close, span=9, ignore_na=True, min_periods=3, bias=True) ; bars["close"].ewm(span=9, ignore_na=True, min_periods=3).std(bias=True)
            cummax(close)                           ; bars["close"].cummax() + 0.0
            day_first(close) - day_sum(volume)      ; day_first(bars["close"]) - by_day(bars["volume"]).cumsum()
            day_max(close) * day_count(close)       ; (by_day(bars["close"]).cummax() + 0.0) * day_count(bars["close"])
            where(day != shift(day), minute_of_day, day_of_week) ; minute_of_day.where(day != day.shift(), day_of_week)
            """)
    void eachFunctionIsItsReferenceCall(String formula, String code) {
        assertThat(value(formula)).isEqualTo(code);
    }

    @Test
    void helpersStandThereWhereTheyAreNeededAlone() {
        assertThat(script(Map.of(), Map.of("f", "close"))).doesNotContain("lambda", "days", "functools");
        assertThat(script(Map.of(), Map.of("f", "day_first(close)")).lines())
                .containsSubsequence(
                        "    days = bars.index.floor(\"D\")",
                        "    by_day = lambda x: x.groupby(days, sort=False)",
                        "    day_count = lambda x: by_day(x.notna().astype(\"float64\")).cumsum()",
                        "    day_first = lambda x: by_day(x).transform(\"first\").where(day_count(x) > 0)",
                        "    raw[\"f\"] = day_first(bars[\"close\"])");
        assertThat(script(Map.of(), Map.of("f", "min(close, open, low)"))).startsWith("import functools\n\n");
    }

    /** Definitions, columns and what the script itself has do not take each other's names. */
    @Test
    void noTwoThingsHaveTheSameName() {
        Map<String, String> define = new LinkedHashMap<>();
        define.put("pd", "bars + raw + np");
        define.put("part_1", "pd * 2");
        define.put("number", "part_1 + 1");
        assertThat(body(define, Map.of("pd", "number + where(close > 0, 1, 0)")))
                .containsExactly(
                        "pd_ = bars[\"bars\"] + bars[\"raw\"] + bars[\"np\"]",
                        "part_1 = pd_ * 2",
                        "number_ = part_1 + 1",
                        "raw[\"pd\"] = number_ + number(1).where(bars[\"close\"] > 0, 0)");
    }

    @Test
    void onlyDefinitionsThatAreUsedAreWrittenAndOnce() {
        Map<String, String> define = Map.of("a", "close * 2", "b", "a + 1", "unused", "open");
        Map<String, String> features = new LinkedHashMap<>();
        features.put("f", "b + 1");
        features.put("g", "a + b");
        assertThat(body(define, features))
                .containsExactly("a = bars[\"close\"] * 2", "b = a + 1", "raw[\"f\"] = b + 1", "raw[\"g\"] = a + b");
    }

    /** Python refuses lines with more than 200 parentheses open at a time. */
    @Test
    void deepAndLongFormulasHaveShortLines() {
        String deep = "close";
        String calls = "close";
        for (int i = 0; i < 62; i++) {
            deep = "(open - " + deep + ")";
            calls = "sqrt(" + calls + ")";
        }
        for (String formula : List.of(deep, calls)) {
            List<String> lines = body(Map.of(), Map.of("f", formula));
            assertThat(lines)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(220));
        }
        Map<String, String> chain = new LinkedHashMap<>();
        String last = "close";
        for (int i = 0; i < 100; i++) {
            chain.put("d" + i, deep.replace("close", last));
            last = "d" + i;
        }
        Map<String, String> backwards = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(chain.keySet());
        Collections.reverse(names);
        names.forEach(name -> backwards.put(name, chain.getOrDefault(name, "")));
        assertThat(body(backwards, Map.of("f", last))).endsWith("raw[\"f\"] = d99");
    }
}
