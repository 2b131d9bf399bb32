// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.SessionTime;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a contract's features and holds its parts to each other. */
final class FeatureReader {

    private static final List<String> TRUE_RANGE_INPUTS = List.of("high", "low", "close");

    private final ObjectReader object;
    private final @Nullable List<String> columns;
    private final @Nullable Double clip;

    private @Nullable String name;
    private @Nullable Class<? extends Calculation> type;

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
    Class<? extends Calculation> type() {
        return type;
    }

    /** {@return whether that kind is of a state feature} */
    boolean isState() {
        return type != null && Calculation.State.class.isAssignableFrom(type);
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
        Calculation calculation = calculationObject == null ? null : calculation(calculationObject);
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

    private @Nullable Calculation calculation(ObjectReader calculationObject) {
        CalculationReader reader = CalculationReader.read(calculationObject);
        type = reader.type();
        return reader.calculation();
    }

    // Each part that could be read is held to the kind of the calculation, whatever became of its parameters.

    private void checkInputs(List<String> inputs) {
        if (type == null) {
            return;
        }
        if (isState()) {
            requireInputs(inputs.isEmpty(), "must be empty for a state feature", inputs);
        } else if (type == AtrPercent.class || type == Adx.class) {
            requireInputs(inputs.equals(TRUE_RANGE_INPUTS), "must be " + TRUE_RANGE_INPUTS, inputs);
        } else if (inputs.size() != 1) {
            requireInputs(false, "must be one column", inputs);
        } else if (columns != null) {
            requireInputs(columns.contains(inputs.get(0)), "must be one of " + columns, inputs);
        }
    }

    private void requireInputs(boolean fit, String rule, List<String> inputs) {
        if (!fit) {
            object.fault(ErrorCode.INPUTS_DO_NOT_FIT, "inputs", rule, inputs.toString());
        }
    }

    private void checkUndefined(double undefined) {
        if (isState() && !Double.isNaN(undefined)) {
            String rule = "must be null for a state feature, which is always given";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "undefined", rule, Double.toString(undefined));
        }
    }

    private void checkNormalization(Normalization normalization) {
        boolean market = !isState();
        if (type != null && normalization != (market ? Normalization.Z_SCORE : Normalization.NONE)) {
            String rule = market ? "must be z_score for a market feature" : "must be none for a state feature";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "normalization", rule, market ? "none" : "z_score");
        }
    }

    /** A range beyond what clipping leaves of a value would be a check that cannot fail. */
    private void checkRange(Calculation calculation, FeatureRange range) {
        double least = -1;
        double most = 1;
        if (calculation instanceof SessionTime) {
            least = 0;
        } else if (calculation instanceof Position position) {
            least = -position.limit();
            most = position.limit();
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
