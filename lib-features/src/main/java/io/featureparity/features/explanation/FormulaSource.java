// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.Price;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.FormulaTemplate;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.features.program.Program.Days;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the market features of a contract as formulas: their own, or those that their kinds expand to. */
final class FormulaSource {

    private final ObjectReader document;

    FormulaSource(FeatureContract contract) {
        document = contract.document().object(new ArrayList<>()); // it was read before: there is no fault
    }

    /** How the contract writes the kind of a feature. */
    String kind(FeatureSpec feature) {
        List<ObjectReader> features = document.objects("features");
        ObjectReader calculation =
                features == null ? null : features.get(feature.index()).object("calculation");
        String kind = calculation == null ? null : calculation.string("kind");
        return kind == null ? "" : kind;
    }

    ExplainedFormula formula(FeatureSpec feature) {
        if (feature.calculation() instanceof Formula own) {
            Map<String, FormulaNode> used = Formulas.used(own.root(), own.definitions());
            return new ExplainedFormula(
                    feature.name(),
                    own.text(),
                    own.root(),
                    own.definitions(),
                    texts(used, defined()),
                    Map.of(),
                    feature.undefined(),
                    Days.OF_UTC);
        }
        ExplainedFormula formula = template(feature, feature.inputs(), Map.of());
        if (formula != null) {
            return formula;
        }
        // The language, or a definition, has the name of the one column for something else.
        String column = feature.inputs().get(0);
        String other = "column_" + column;
        formula = template(feature, List.of(other), Map.of(other, column));
        if (formula == null) {
            throw new IllegalStateException("no formula of " + feature.name());
        }
        return formula;
    }

    private static @Nullable ExplainedFormula template(
            FeatureSpec feature, List<String> inputs, Map<String, String> columns) {
        Calculation.Market calculation = (Calculation.Market) feature.calculation();
        FormulaTemplate template = FormulaTemplate.of(feature.name(), calculation, inputs, feature.undefined());
        List<String> macro = inputs.stream()
                .filter(input -> !Price.columns().contains(input))
                .toList();
        Formulas formulas = Formulas.read(macro, template.define(), Map.of(feature.name(), template.formula()))
                .formulas();
        if (formulas == null) {
            return null;
        }
        FormulaNode root = formulas.root(feature.name());
        Map<String, String> texts = new LinkedHashMap<>();
        columns.forEach((name, column) -> texts.put(name, "the column " + column));
        texts.putAll(texts(Formulas.used(root, formulas.definitions()), template.define()));
        return new ExplainedFormula(
                feature.name(),
                template.formula(),
                root,
                formulas.definitions(),
                texts,
                columns,
                Double.NaN,
                Days.of(calculation));
    }

    private Map<String, String> defined() {
        ObjectReader define = document.has("define") ? document.object("define") : null;
        Map<String, String> texts = new LinkedHashMap<>();
        if (define != null) {
            for (String name : define.keys()) {
                String text = define.string(name);
                texts.put(name, text == null ? "" : text);
            }
        }
        return texts;
    }

    private static Map<String, String> texts(Map<String, FormulaNode> used, Map<String, String> texts) {
        Map<String, String> found = new LinkedHashMap<>();
        used.keySet().forEach(name -> found.put(name, texts.getOrDefault(name, "")));
        return found;
    }
}
