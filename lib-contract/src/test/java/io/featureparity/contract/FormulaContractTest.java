// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Formulas in a contract's document (section G). */
class FormulaContractTest {

    private static ContractDocument document() {
        return ContractDocument.of("formulas").macro("dxy", "vix");
    }

    private static FeatureContract read(ContractDocument document) {
        return FeatureContract.parse("c.json", document.toJson());
    }

    private static List<String> refused(ContractDocument document) {
        return faults(DocumentException.class, () -> read(document));
    }

    @Test
    void aFeatureIsAText() {
        FeatureContract contract = read(document()
                .define("spread", "high - low")
                .define("unused", "open")
                .formula("a", "spread / vix * volume + minute_of_day", null)
                .formula("b", "day_of_week", 0.5));
        FeatureSpec a = contract.feature("a");
        assertThat(a.calculation()).isInstanceOf(Formula.class).hasToString("spread / vix * volume + minute_of_day");
        assertThat(a.inputs()).containsExactly("high", "low", "volume", "vix");
        assertThat(a.undefined()).isNaN();
        assertThat(a.isMarket()).isTrue();
        assertThat(contract.feature("b").inputs()).isEmpty();
        assertThat(contract.feature("b").undefined()).isEqualTo(0.5);
    }

    @Test
    void theDefinitionsCountInTheHash() {
        ContractDocument one = document().define("x", "high").formula("a", "x", null);
        ContractDocument other = document().define("x", "low").formula("a", "x", null);
        assertThat(read(one).hash()).isNotEqualTo(read(other).hash());
    }

    @Test
    void allFaultsOfAllTextsComeAtOnceEachWithItsPlace() {
        ContractDocument document = document()
                .define("x", "high +")
                .define("max", "low")
                .formula("a", "clos + shift(close, 0)", null)
                .formula("b", "close > open", null);
        assertThat(refused(document))
                .containsExactly(
                        "FP-220 at c.json#/define/x, offset 6: must be a number, a name, a call or an expression in"
                                + " parentheses, but was the end\nhigh +\n      ^",
                        "FP-222 at c.json#/define/max, offset 0: must have another name: max is a function, but was"
                                + " max\nmax\n^",
                        "FP-222 at c.json#/features/0/calculation/formula, feature a, offset 0: must be a definition or one of"
                                + " open, high, low, close, volume, minute_of_day, day_of_week, day, dxy, vix, nan, inf,"
                                + " but was clos\nclos + shift(close, 0)\n^",
                        "FP-225 at c.json#/features/0/calculation/formula, feature a, offset 20: must be a whole number from 1 to"
                                + " 10000, without a column or a definition in it, but was k=0.0\n"
                                + "clos + shift(close, 0)\n                    ^",
                        "FP-223 at c.json#/features/1/calculation/formula, feature b, offset 6: must be a number: write"
                                + " where(mask, 1, 0), but was >\nclose > open\n      ^");
    }

    @Test
    void inputsAreNotWritten() {
        ContractDocument document =
                document().feature("a", CalculationJson.of("formula").with("formula", "close"), null, "close");
        assertThat(refused(document))
                .containsExactly(
                        "FP-208 at c.json#/features/0/inputs: must be absent, since the inputs of a formula are the"
                                + " columns that it names, but was [close]");
    }

    @Test
    void otherKindsStillNeedTheirInputs() {
        ContractDocument document = document().formula("a", "close", null);
        document.setInFeature("a", "/calculation", Map.of("kind", "spread", "minuend", 1.0));
        assertThat(refused(document))
                .containsExactly("FP-202 at c.json#/features/0/inputs: must be there, but was missing");
    }

    @Test
    void keysAndTypesAreStrict() {
        assertThat(refused(document().feature("a", CalculationJson.of("formula").with("text", "close"), null)))
                .contains(
                        "FP-202 at c.json#/features/0/calculation/formula: must be there, but was missing",
                        "FP-201 at c.json#/features/0/calculation/text: must be one of kind, formula, but was an unknown"
                                + " key");
        assertThat(refused(
                        document().define("x", "1").formula("a", "close", null).set("/define", List.of())))
                .containsExactly("FP-203 at c.json#/define: must be an object, but was an array");
    }

    @Test
    void aMacroColumnMustNotBearTheNameOfSomethingElseOnlyWhereThereAreFormulas() {
        ContractDocument plain = ContractDocument.of("formulas").macro("day");
        plain.feature("a", CalculationJson.of("spread").with("minuend", 1.0), null, "day");
        assertThat(read(plain).macroColumns()).containsExactly("day");
        assertThat(refused(plain.formula("b", "close", null)))
                .containsExactly("FP-222 at c.json#/macro, offset 0: must have another name: day is a column of every"
                        + " contract, but was day\nday\n^");
    }

    @Test
    void marketFeaturesAreNormalisedAsTheySay() {
        ContractDocument document = document()
                .formula("a", "close", null)
                .formula("b", "open", null)
                .formula("c", "low", null);
        document.setInFeature("a", "/normalization", "min_max").setInFeature("b", "/normalization", "none");
        FeatureContract contract = read(document);
        assertThat(contract.features().stream().map(FeatureSpec::normalization))
                .containsExactly(Normalization.MIN_MAX, Normalization.NONE, Normalization.Z_SCORE);
        assertThat(contract.featuresWithStatistics()).containsExactly("a", "c");
    }

    @Test
    void aFormulaAloneIsRefusedWithAllItsFaults() {
        assertThat(faults(DocumentException.class, () -> Formula.of("dxy + gold", List.of("dxy"))))
                .containsExactly(
                        "FP-222 at formula, offset 6: must be a definition or one of open, high, low, close, volume,"
                                + " minute_of_day, day_of_week, day, dxy, nan, inf, but was gold\ndxy + gold\n      ^");
    }
}
