// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.FormulaTemplate;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.raw.NamedCalculation;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import io.featureparity.testsupport.golden.GoldenCsv;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract of fixed kinds computes the same as one in which the formulas of their templates are written out. */
class FormulaTemplatesTest {

    private static final FeatureContract EVERY = TestContracts.everyCalculation();
    private static final FeatureContract BUILT_IN = TestContracts.usdcop();

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyKindIsItsFormula(@ForAll long seed) {
        holdTogether(EVERY, Markets.of(EVERY, seed, 400));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theBuiltInContractIsItsFormulas(@ForAll long seed) {
        holdTogether(BUILT_IN, Markets.of(BUILT_IN, seed, 700));
    }

    @ParameterizedTest
    @MethodSource("goldenMarkets")
    void onTrainingsMarketsToo(String market) {
        GoldenCsv input = GoldenCsv.ofTraining(market + "/input.csv");
        long[] times = input.text("time").stream()
                .mapToLong(time -> Instant.parse(time).toEpochMilli())
                .toArray();
        Map<String, double[]> macro = new HashMap<>();
        BUILT_IN.macroColumns().forEach(column -> macro.put(column, input.column(column)));
        BarColumns bars = BarColumns.of(
                BUILT_IN,
                times,
                input.column("open"),
                input.column("high"),
                input.column("low"),
                input.column("close"),
                macro);
        holdTogether(BUILT_IN, bars);
        holdTogether(EVERY, bars);
    }

    static List<String> goldenMarkets() {
        return GoldenData.TRAINING_OUTPUTS;
    }

    @Test
    void theBuiltInContractReadsAsTheClausesWriteIt() {
        FeatureSpec rsi = BUILT_IN.feature("rsi_9");
        FormulaTemplate template =
                FormulaTemplate.of("rsi_9", (Calculation.Market) rsi.calculation(), rsi.inputs(), rsi.undefined());
        assertThat(template.define())
                .containsExactly(
                        Map.entry("rsi_9_move", "diff(close)"),
                        Map.entry(
                                "rsi_9_losses",
                                "ewm_mean(where(rsi_9_move < 0, -rsi_9_move, 0), alpha=1/9, adjust=False)"));
        assertThat(template.formula())
                .isEqualTo(
                        "fillna(100 - 100 / (1 + ewm_mean(where(rsi_9_move > 0, rsi_9_move, 0), alpha=1/9, adjust=False)"
                                + " / where(rsi_9_losses == 0, nan, rsi_9_losses)), 50.0)");
    }

    private static void holdTogether(FeatureContract contract, BarColumns bars) {
        RawEngine kinds = RawEngine.of(RawFeatures.of(contract));
        RawEngine formulas = RawEngine.of(asFormulas(contract));
        BarBuffer bar = BarBuffer.of(contract.macroColumns());
        for (int row = 0; row < bars.size(); row++) {
            bars.read(row, bar);
            kinds.update(bar);
            formulas.update(bar);
            for (int i = 0; i < contract.marketFeatures().size(); i++) {
                assertThat(Double.doubleToLongBits(formulas.value(i)))
                        .as("%s at row %d: %s, not %s", contract.feature(i), row, formulas.value(i), kinds.value(i))
                        .isEqualTo(Double.doubleToLongBits(kinds.value(i)));
            }
        }
    }

    /** The same features, all of them formulas. */
    private static RawFeatures asFormulas(FeatureContract contract) {
        Map<String, String> define = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (FeatureSpec feature : contract.marketFeatures()) {
            Calculation.Market calculation = (Calculation.Market) feature.calculation();
            if (!(calculation instanceof Formula)) {
                FormulaTemplate template =
                        FormulaTemplate.of(feature.name(), calculation, feature.inputs(), feature.undefined());
                define.putAll(template.define());
                texts.put(feature.name(), template.formula());
            }
        }
        Formulas.Reading reading = Formulas.read(contract.macroColumns(), define, texts);
        assertThat(reading.faults()).isEmpty();
        Formulas formulas = reading.formulas();
        assertThat(formulas).isNotNull();
        List<NamedCalculation> calculations = contract.marketFeatures().stream()
                .map(feature -> {
                    if (feature.calculation() instanceof Formula) {
                        return NamedCalculation.of(feature);
                    }
                    Formula formula = Formula.of(formulas, feature.name());
                    return new NamedCalculation(feature.name(), formula, formula.columns(), Double.NaN);
                })
                .toList();
        return RawFeatures.of(contract.macroColumns(), calculations);
    }
}
