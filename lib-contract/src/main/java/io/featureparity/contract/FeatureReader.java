// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.contract.json.ObjectReader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a contract's features and holds its parts to each other. */
final class FeatureReader {

    private static final List<String> HIGH_LOW_CLOSE =
            List.of(Price.HIGH.column(), Price.LOW.column(), Price.CLOSE.column());

    private final ObjectReader object;
    private final @Nullable List<String> columns;
    private final @Nullable Double clip;

    private @Nullable String name;
    private @Nullable CalculationKind kind;
    private @Nullable Calculation calculation;
    private @Nullable String formula;
    private @Nullable List<String> inputs;
    private @Nullable Double undefined;
    private @Nullable Normalization normalization;
    private @Nullable FeatureRange range;
    private @Nullable FeatureTolerance tolerance;

    /**
     * Makes a reader.
     *
     * @param object the entry
     * @param columns the columns of the contract, or null if they could not be read
     * @param clip the clip of the contract, or null if it could not be read
     */
    FeatureReader(ObjectReader object, @Nullable List<String> columns, @Nullable Double clip) {
        this.object = object;
        this.columns = columns;
        this.clip = clip;
    }

    /** {@return the name, or null if it was faulty, whatever the rest of the feature is} */
    @Nullable
    String name() {
        return name;
    }

    /** {@return what kind of calculation it has, or null if there is none of the kind, whatever the rest is} */
    @Nullable
    CalculationKind kind() {
        return kind;
    }

    /** {@return whether that kind is of a state feature} */
    boolean isState() {
        return kind != null && kind.isState();
    }

    /** Reports a fault of one of the feature's values, which was found by looking at other features. */
    void fault(ErrorCode code, String key, String rule, String value) {
        object.fault(code, key, rule, value);
    }

    /** {@return the text of its formula; null if it is none, or it could not be read} */
    @Nullable
    String formula() {
        return formula;
    }

    /** {@return where that text stands, and which feature that is} */
    Place formulaPlace() {
        Place place = object.place("calculation").part("formula");
        return name == null ? place : new Place.Part(place, "feature " + name);
    }

    /** Reads the feature that has to stand at an index. */
    void read(int position) {
        Integer index = object.integer("index");
        if (index != null && index != position) {
            String rule = "must be " + position + ", since the indexes count the features as they are written";
            object.fault(ErrorCode.INDEX_GAP, "index", rule, index.toString());
        }
        name = TextFormat.NAME.read(object, "name");
        ObjectReader calculationObject = object.object("calculation");
        CalculationReader read =
                calculationObject == null ? CalculationReader.NOTHING : CalculationReader.read(calculationObject);
        kind = read.kind();
        calculation = read.calculation();
        formula = read.formula();
        readInputs();
        undefined = object.numberOr("undefined", Double.NaN);
        normalization = object.choice("normalization", Normalization.class);
        ObjectReader rangeObject = object.object("range");
        range = rangeObject == null ? null : ValueReader.range(rangeObject);
        ObjectReader toleranceObject = object.object("tolerance_ulps");
        tolerance = toleranceObject == null ? null : ValueReader.tolerance(toleranceObject);
        object.finish();

        if (inputs != null) {
            checkInputs(inputs);
        }
        if (undefined != null) {
            checkUndefined(undefined);
        }
        if (normalization != null) {
            checkNormalization(normalization);
        }
        if (range != null) {
            checkRange(range);
        }
    }

    /**
     * Gives the feature, or null if it was faulty.
     *
     * @param position its index
     * @param formulas the formulas of the contract, by the names under which the contract's reader knows them; null if one
     *     was faulty
     * @param formulaName the name of this feature's
     */
    @Nullable
    FeatureSpec feature(int position, @Nullable Formulas formulas, String formulaName) {
        if (formula != null && formulas != null) {
            Formula made = Formula.of(formulas, formulaName);
            calculation = made;
            inputs = made.columns();
        }
        if (name == null
                || calculation == null
                || inputs == null
                || undefined == null
                || normalization == null
                || range == null
                || tolerance == null) {
            return null;
        }
        return new FeatureSpec(position, name, calculation, inputs, undefined, normalization, range, tolerance);
    }

    private void readInputs() {
        if (kind != CalculationKind.FORMULA) {
            inputs = object.strings("inputs");
        } else if (object.has("inputs")) {
            List<String> written = object.strings("inputs");
            String rule = "must be absent, since the inputs of a formula are the columns that it names";
            String value = written == null ? "there" : written.toString();
            object.fault(ErrorCode.INPUTS_DO_NOT_FIT, "inputs", rule, value);
        }
    }

    // Each part that could be read is held to the kind of the calculation, whatever became of its parameters.

    private void checkInputs(List<String> written) {
        if (kind == null) {
            return;
        }
        String broken =
                switch (kind.inputs()) {
                    case NONE -> written.isEmpty() ? null : "must be empty for a state feature";
                    case ONE_COLUMN -> brokenByOneColumn(written);
                    case HIGH_LOW_CLOSE -> written.equals(HIGH_LOW_CLOSE) ? null : "must be " + HIGH_LOW_CLOSE;
                    case FROM_FORMULA -> null;
                };
        if (broken != null) {
            object.fault(ErrorCode.INPUTS_DO_NOT_FIT, "inputs", broken, written.toString());
        }
    }

    private @Nullable String brokenByOneColumn(List<String> written) {
        if (written.size() != 1) {
            return "must be one column";
        }
        return columns == null || columns.contains(written.get(0)) ? null : "must be one of " + columns;
    }

    private void checkUndefined(double value) {
        if (isState() && !Double.isNaN(value)) {
            String rule = "must be null for a state feature, which is always given";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "undefined", rule, Double.toString(value));
        }
    }

    private void checkNormalization(Normalization written) {
        if (isState() && written != Normalization.NONE) {
            String value = written.name().toLowerCase(Locale.ROOT);
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "normalization", "must be none for a state feature", value);
        }
    }

    /** A range beyond what clipping leaves of a value would be a check that cannot fail. */
    private void checkRange(FeatureRange written) {
        double least;
        double most;
        if (calculation instanceof Calculation.State state) {
            least = state.least();
            most = state.most();
        } else if (clip == null || (calculation == null && formula == null)) {
            return;
        } else {
            least = -clip;
            most = clip;
        }
        if (written.min() < least || written.max() > most) {
            String rule = "must lie within " + least + " to " + most + ", where values are clipped";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "range", rule, written.toString());
        }
    }
}
