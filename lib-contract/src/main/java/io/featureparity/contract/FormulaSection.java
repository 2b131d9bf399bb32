// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.formula.FormulaFault;
import io.featureparity.contract.formula.FormulaText;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.contract.json.ObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the definitions and formulas of a contract, all at once (clause G6). */
final class FormulaSection {

    private final List<FeatureReader> features;
    private @Nullable Formulas formulas;

    private FormulaSection(List<FeatureReader> features) {
        this.features = features;
    }

    /**
     * Reads them and reports all of their faults.
     *
     * @param root the contract
     * @param macro its macro columns; null if they could not be read, and then no formula can be
     * @param features its features, as far as they could be read
     * @param faults where the faults are put
     */
    static FormulaSection read(
            ObjectReader root, @Nullable List<MacroSource> macro, List<FeatureReader> features, List<Fault> faults) {
        FormulaSection section = new FormulaSection(features);
        ObjectReader define = root.has("define") ? root.object("define") : null;
        Map<String, String> definitions = define == null ? Map.of() : texts(define);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            String text = features.get(i).formula();
            if (text != null) {
                texts.put(key(i), text);
            }
        }
        if (macro != null && (define != null || !texts.isEmpty())) {
            List<String> columns = macro.stream().map(MacroSource::name).toList();
            Formulas.Reading reading = Formulas.read(columns, definitions, texts);
            section.formulas = reading.formulas();
            for (FormulaFault fault : reading.faults()) {
                if (faults.size() >= ObjectReader.MOST_FAULTS) {
                    break; // texts of nothing but faults must not fill the memory
                }
                faults.add(fault.toFault(section.place(fault.source(), root, define)));
            }
        }
        return section;
    }

    /** Gives a feature, or null if it was faulty. */
    @Nullable
    FeatureSpec feature(int index) {
        return features.get(index).feature(index, formulas, key(index));
    }

    private static Map<String, String> texts(ObjectReader define) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : define.keys()) {
            String text = define.string(name);
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    /** Names of features may be faulty, or come twice: here each has its index. */
    private static String key(int index) {
        return Integer.toString(index);
    }

    private Place place(FormulaText source, ObjectReader root, @Nullable ObjectReader define) {
        return switch (source.owner()) {
            case COLUMN -> root.place("macro");
            case DEFINITION -> define == null ? root.place("define") : define.place(source.name());
            case FEATURE -> features.get(Integer.parseInt(source.name())).formulaPlace();
        };
    }
}
