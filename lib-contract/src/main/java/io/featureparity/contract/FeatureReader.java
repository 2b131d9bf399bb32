// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.util.List;
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

    /** Gives the feature that has to stand at an index, or null if it was faulty. */
    @Nullable
    FeatureSpec read(int position) {
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
        Calculation calculation = read.calculation();
        List<String> inputs = object.strings("inputs");
        Double undefined = object.numberOr("undefined", Double.NaN);
        Normalization normalization = object.choice("normalization", Normalization.class);
        ObjectReader rangeObject = object.object("range");
        FeatureRange range = rangeObject == null ? null : ValueReader.range(rangeObject);
        ObjectReader toleranceObject = object.object("tolerance_ulps");
        FeatureTolerance tolerance = toleranceObject == null ? null : ValueReader.tolerance(toleranceObject);
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
        if (calculation != null && range != null) {
            checkRange(calculation, range);
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

    // Each part that could be read is held to the kind of the calculation, whatever became of its parameters.

    private void checkInputs(List<String> inputs) {
        if (kind == null) {
            return;
        }
        String broken =
                switch (kind.inputs()) {
                    case NONE -> inputs.isEmpty() ? null : "must be empty for a state feature";
                    case ONE_COLUMN -> brokenByOneColumn(inputs);
                    case HIGH_LOW_CLOSE -> inputs.equals(HIGH_LOW_CLOSE) ? null : "must be " + HIGH_LOW_CLOSE;
                };
        if (broken != null) {
            object.fault(ErrorCode.INPUTS_DO_NOT_FIT, "inputs", broken, inputs.toString());
        }
    }

    private @Nullable String brokenByOneColumn(List<String> inputs) {
        if (inputs.size() != 1) {
            return "must be one column";
        }
        return columns == null || columns.contains(inputs.get(0)) ? null : "must be one of " + columns;
    }

    private void checkUndefined(double undefined) {
        if (isState() && !Double.isNaN(undefined)) {
            String rule = "must be null for a state feature, which is always given";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "undefined", rule, Double.toString(undefined));
        }
    }

    private void checkNormalization(Normalization normalization) {
        boolean market = !isState();
        if (kind != null && normalization != (market ? Normalization.Z_SCORE : Normalization.NONE)) {
            String rule = market ? "must be z_score for a market feature" : "must be none for a state feature";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "normalization", rule, market ? "none" : "z_score");
        }
    }

    /** A range beyond what clipping leaves of a value would be a check that cannot fail. */
    private void checkRange(Calculation calculation, FeatureRange range) {
        double least;
        double most;
        if (calculation instanceof Calculation.State state) {
            least = state.least();
            most = state.most();
        } else if (clip == null) {
            return;
        } else {
            least = -clip;
            most = clip;
        }
        if (range.min() < least || range.max() > most) {
            String rule = "must lie within " + least + " to " + most + ", where values are clipped";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "range", rule, range.toString());
        }
    }
}
