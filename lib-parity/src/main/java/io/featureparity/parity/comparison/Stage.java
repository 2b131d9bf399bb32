// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureTolerance;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stage between bars and model at which two values are compared, in the order of computation. */
public enum Stage {
    /** The raw features, {@code double}. */
    RAW("raw", ErrorCode.DIVERGENCE_RAW),
    /** The normalised features, {@code float32}. */
    NORMALIZED("normalized", ErrorCode.DIVERGENCE_NORMALIZED),
    /** The observation, {@code float32}, state features included. */
    OBSERVATION("observation", ErrorCode.DIVERGENCE_OBSERVATION);

    private final String label;
    private final ErrorCode code;

    Stage(String label, ErrorCode code) {
        this.label = label;
        this.code = code;
    }

    /** {@return the name of this stage in reports and on the command line, such as {@code raw}} */
    public String label() {
        return label;
    }

    /**
     * Finds the stage with a label.
     *
     * @param label the label
     * @return the stage, if there is one of that label
     */
    public static Optional<Stage> ofLabel(String label) {
        return Stream.of(values()).filter(stage -> stage.label.equals(label)).findFirst();
    }

    /** {@return the code of a divergence at this stage} */
    public ErrorCode code() {
        return code;
    }

    /**
     * Measures how far apart two values of this stage are.
     *
     * @param a one; a {@code float} at the stages after the raw one
     * @param b the other
     * @return the distance in units in the last place of this stage's type, see {@link UlpDistance}
     */
    public long distance(double a, double b) {
        return this == RAW ? UlpDistance.between(a, b) : UlpDistance.between((float) a, (float) b);
    }

    /**
     * Says what a contract allows at this stage.
     *
     * @param tolerance the tolerances of one feature
     * @return the tolerance at this stage
     */
    public Tolerance of(FeatureTolerance tolerance) {
        return Tolerance.ofUlps(
                switch (this) {
                    case RAW -> tolerance.rawUlps();
                    case NORMALIZED -> tolerance.normalizedUlps();
                    case OBSERVATION -> tolerance.observationUlps();
                });
    }

    /**
     * Writes a value in hexadecimal, with every bit.
     *
     * @param value the value; a {@code float} at the stages after the raw one
     * @return the text, as of {@link Double#toHexString} or, after the raw stage, {@link Float#toHexString}
     */
    public String hex(double value) {
        return this == RAW ? Double.toHexString(value) : Float.toHexString((float) value);
    }

    /** What the normalised feature counts as 1; NaN if there are no statistics. */
    double unit(FeatureSpec feature, @Nullable NormStats stats) {
        if (this != RAW) {
            return 1;
        }
        return stats == null ? Double.NaN : stats.statistics(feature.name()).std();
    }

    /**
     * Writes a value of this stage in decimal, with as many digits as it takes to read it back.
     *
     * @param value the value
     * @return its text
     */
    public String decimal(double value) {
        return this == RAW ? Double.toString(value) : Float.toString((float) value);
    }

    /** Whether a value is one that this stage's type has. */
    boolean holds(double value) {
        return this == RAW || Double.compare((float) value, value) == 0;
    }
}
