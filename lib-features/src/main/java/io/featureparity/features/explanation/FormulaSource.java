// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.Price;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.FormulaTemplate;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the market features of a contract as formulas: their own, or those that their kinds expand to. */
final class FormulaSource {

    private final FeatureContract contract;
    private final ObjectReader document;

    FormulaSource(FeatureContract contract) {
        this.contract = contract;
        this.document = contract.document().object(new ArrayList<>()); // it was read before: there is no fault
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
                    feature.undefined());
        }
        FormulaTemplate template = FormulaTemplate.of(
                feature.name(), (Calculation.Market) feature.calculation(), feature.inputs(), feature.undefined());
        List<String> macro = feature.inputs().stream()
                .filter(input -> !Price.columns().contains(input))
                .toList();
        Formulas.Reading reading = Formulas.read(macro, template.define(), Map.of(feature.name(), template.formula()));
        Formulas formulas = reading.formulas();
        if (formulas == null) {
            List<Fault> faults = reading.faults().stream()
                    .map(fault -> fault.toFault(Place.named(feature.name())))
                    .toList();
            throw new DocumentException(faults);
        }
        FormulaNode root = formulas.root(feature.name());
        Map<String, FormulaNode> used = Formulas.used(root, formulas.definitions());
        return new ExplainedFormula(
                feature.name(),
                template.formula(),
                root,
                formulas.definitions(),
                texts(used, template.define()),
                Double.NaN);
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
