// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a text that is no formula, and where. */
class FormulaRefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "close.shift(1)             | 5  | .    | rolling_mean(x, 5) in place of x.rolling(5).mean()",
                "shift(close.mean(), 1)     | 11 | .    | must not use attributes",
                "close + 'x'                | 8  | '    | bare name",
                "\"close\"                  | 0  | \"   | bare name",
                "lambda x: x                | 0  | lambda | stands in define",
                "max(x for x in close, 1)   | 6  | for  | must not iterate",
                "max(x for x in close, 1)   | 6  | for  | must not iterate or hold a comprehension",
                "[x for x in close]         | 0  | [    | must not iterate or hold a comprehension",
                "[x for x in close]         | 0  | [    | rolling_sum(x, n) works on all bars",
                "{x for x in close}         | 0  | {    | must not iterate or hold a comprehension",
                "{x: 1 for x in [close]}    | 0  | {    | must not iterate or hold a comprehension",
                "1 + [(a, b) for a in b]    | 4  | [    | must not iterate or hold a comprehension",
                "[forward, before_for]      | 0  | [    | must not index or make a list",
                "[close] for x in open      | 0  | [    | must not index or make a list",
                "{close: open}              | 0  | {    | a set or a dictionary",
                "[close]                    | 0  | [    | shift(x, k)",
                "close[0]                   | 5  | [    | shift(x, k)",
                "close ** 2                 | 6  | **   | write x * x",
                "close // 2                 | 6  | //   | / divides",
                "close % 2                  | 6  | %    | no remainder",
                "close and open             | 6  | and  | (a > b) & (c > d)",
                "close or open              | 6  | or   | (a > b) | (c > d)",
                "not close                  | 0  | not  | ~(a > b)",
                "close if open else low     | 6  | if   | where(mask, a, b)",
                "close > open > low         | 13 | >    | (a < b) & (b < c)",
                "close > open & low > high  | 19 | >    | (a < b) & (b < c)",
                "close is nan               | 6  | is   | isna(x)",
                "close <> open              | 6  | <>   | write !=",
                "close = open               | 6  | =    | write == to compare",
                "close ^ open               | 6  | ^    | x * x for a square",
                "close # why                | 6  | #    | comment",
                "x := close                 | 2  | :    | assignments",
                "None                       | 0  | None | nan for absent",
                "import os                  | 0  | import | keyword of Python",
                "+close                     | 0  | +    | leave it out",
                "close, open                | 5  | ,    | no tuples",
                "max(close, open,)          | 15 | ,    | behind the last argument",
                "shift(k=1, close)          | 11 | close | stand before the arguments",
                "2(3)                       | 1  | (    | * multiplies",
                "(max)(close, open)         | 5  | (    | called by its name",
                "007                        | 0  | 007  | does not begin with 0",
                "1_000                      | 0  | 1_   | decimal number",
                "1e400                      | 0  | 1e400 | or inf",
                "close -                    | 7  | the end | must be a number",
                "(close                     | 6  | the end | must be )",
            })
    void saysWhatToWriteInstead(String text, int offset, String found, String instead) {
        FormulaFault fault = faults(text).get(0);
        assertThat(fault.offset()).isEqualTo(offset);
        assertThat(fault.kind()).isEqualTo(FormulaFaultKind.SYNTAX);
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.rule()).contains(instead);
    }

    @Test
    void aFaultShowsItsPlaceWithACaret() {
        FormulaFault fault = faults("rolling_mean(clos, 60)").get(0);
        assertThat(fault.toFault(Place.document("x.json").part("formula")).toString())
                .isEqualTo("FP-222 at x.json#/formula, offset 13: must be a definition or one of open, high, low,"
                        + " close, volume, minute_of_day, day_of_week, day, dxy, vix, embi, brent, usdmxn,"
                        + " treasury_10y, nan, inf, but was clos\n"
                        + "rolling_mean(clos, 60)\n"
                        + "             ^");
    }

    @Test
    void aLongTextIsShownAroundThePlace() {
        String text = "close + ".repeat(30) + "\t\u00e9";
        FormulaFault fault = faults(text).get(0);
        assertThat(fault.toFault(Place.named("f")).value())
                .isEqualTo(
                        "character 233\n" + ("close + ".repeat(6).substring(2) + " ?") + "\n" + " ".repeat(47) + "^");
    }

    @Test
    void allFaultsOfAllTextsAreReported() {
        Map<String, String> define = new LinkedHashMap<>();
        define.put("a", "b + 1");
        define.put("b", "a > shift(close, 0)");
        define.put("max", "1 +");
        Map<String, String> features = new LinkedHashMap<>();
        features.put("f", "where(close, x, abs(y, 1)) + rolling_std(low > 1, 5, min_periods=6, ddof=2, k=1)");
        features.put("g", "ewm_mean(close, alpha=0.1, span=0.5)");
        features.put("h", "f");
        assertThat(Formulas.read(ShippedFormulasTest.MACRO, define, features).faults())
                .extracting(fault -> fault.source().name() + " " + fault.kind() + " " + fault.offset())
                .containsExactly(
                        "max name 0",
                        "max syntax 3",
                        "a cycle 0",
                        "b cycle 0",
                        "b parameter 17",
                        "f type 6",
                        "f name 13",
                        "f name 20",
                        "f arguments 23",
                        "f type 45",
                        "f arguments 76",
                        "f parameter 73",
                        "f parameter 65",
                        "g arguments 0",
                        "g parameter 32",
                        "h name 0");
    }

    @Test
    void aCycleIsShownWhereTheTextEntersIt() {
        Map<String, String> define = new LinkedHashMap<>();
        define.put("a", "close + b * b");
        define.put("b", "max(low, shift(a), a)");
        assertThat(Formulas.read(ShippedFormulasTest.MACRO, define, Map.of()).faults())
                .extracting(fault -> fault.source().name() + " " + fault.kind() + " " + fault.offset())
                .containsExactly("a cycle 8", "b cycle 15");
    }

    @Test
    void everyKindHasItsCode() {
        assertThat(List.of(FormulaFaultKind.values()).stream().map(FormulaFaultKind::code))
                .containsExactly(
                        ErrorCode.FORMULA_SYNTAX,
                        ErrorCode.FORMULA_LIMIT,
                        ErrorCode.FORMULA_NAME,
                        ErrorCode.FORMULA_TYPE,
                        ErrorCode.FORMULA_ARGUMENTS,
                        ErrorCode.FORMULA_PARAMETER,
                        ErrorCode.FORMULA_CYCLE);
    }

    @Test
    void aColumnMustNotBearAnotherName() {
        assertThat(Formulas.read(List.of("dxy", "rolling_mean", "nan", "lambda", "volume"), Map.of(), Map.of())
                        .faults())
                .extracting(FormulaFault::rule)
                .containsExactly(
                        "must have another name: rolling_mean is a function",
                        "must have another name: nan is a number",
                        "must have another name: lambda is a keyword of Python",
                        "must have another name: volume is a column of every contract");
    }

    static List<FormulaFault> faults(String text) {
        return Formulas.read(ShippedFormulasTest.MACRO, Map.of(), Map.of("f", text))
                .faults();
    }
}
