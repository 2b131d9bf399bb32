// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.features.model.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clause C2: what a logarithm that is one ulp off allows after normalisation. That is the float of the raw value and those of
 * its two neighbours among the doubles, and no other. Most often all three are the same float.
 */
final class LogReturnFloats {

    private static final long NO_BAR = -1;

    private final FeatureContract contract;
    private final @Nullable NormStats stats;
    private final boolean[] isLogReturn;
    private final double[] raw;
    private final long[] barOfRaw;
    private @Nullable Normalizer normalizer;

    LogReturnFloats(FeatureContract contract, @Nullable NormStats stats) {
        List<FeatureSpec> market = contract.marketFeatures();
        this.contract = contract;
        this.stats = stats;
        this.isLogReturn = new boolean[market.size()];
        for (int i = 0; i < isLogReturn.length; i++) {
            FeatureSpec feature = market.get(i);
            isLogReturn[i] = feature.tolerance().rawUlps() > 0 && isLogReturn(feature.calculation());
        }
        this.raw = new double[isLogReturn.length];
        this.barOfRaw = new long[isLogReturn.length];
        Arrays.fill(barOfRaw, NO_BAR);
    }

    /** Takes the raw value of a feature at a bar: what its normalised value has to come from. */
    void raw(int feature, long bar, double value) {
        raw[feature] = value;
        barOfRaw[feature] = bar;
    }

    /** Whether both of two different floats come from the raw value of the bar, or from a neighbour of it. */
    boolean allow(int feature, long bar, double expected, double actual) {
        if (stats == null || feature >= raw.length || !isLogReturn[feature] || barOfRaw[feature] != bar) {
            return false;
        }
        return allows(feature, (float) expected) && allows(feature, (float) actual);
    }

    private boolean allows(int feature, float value) {
        double exact = raw[feature];
        return isOf(feature, exact, value)
                || isOf(feature, Math.nextUp(exact), value)
                || isOf(feature, Math.nextDown(exact), value);
    }

    private boolean isOf(int feature, double rawValue, float value) {
        float normalized = normalizer().normalize(feature, rawValue);
        return Float.floatToRawIntBits(normalized) == Float.floatToRawIntBits(value);
    }

    /** Made when it is asked for: to compare raw values, the statistics need not be complete. */
    private Normalizer normalizer() {
        if (normalizer == null) {
            if (stats == null) {
                throw new IllegalStateException("without statistics nothing is allowed");
            }
            normalizer = Normalizer.of(contract, stats);
        }
        return normalizer;
    }

    /** A formula is a log return too if it is written as the calculation would be. */
    private static boolean isLogReturn(Calculation calculation) {
        if (calculation instanceof LogReturn logReturn) {
            return logReturn.form() == LogReturn.Form.LOG_OF_QUOTIENT;
        }
        return calculation instanceof Formula formula && isLogReturn(formula, formula.root());
    }

    private static boolean isLogReturn(Formula formula, FormulaNode node) {
        if (node instanceof FormulaNode.Reference reference) {
            return isLogReturn(formula, resolved(formula, reference));
        }
        if (!(node instanceof FormulaNode.Operation operation)) {
            return false;
        }
        return switch (operation.function()) {
            case CLIP -> isLogReturn(formula, operation.series().get(0));
            case FILLNA ->
                operation.series().get(1) instanceof FormulaNode.Constant
                        && isLogReturn(formula, operation.series().get(0));
            case LOG -> isQuotient(formula, operation.series().get(0));
            default -> false;
        };
    }

    private static boolean isQuotient(Formula formula, FormulaNode node) {
        if (node instanceof FormulaNode.Reference reference) {
            return isQuotient(formula, resolved(formula, reference));
        }
        return node instanceof FormulaNode.Operation quotient
                && quotient.function() == FormulaFunction.DIVIDE
                && quotient.series().get(0) instanceof FormulaNode.Column column
                && quotient.series().get(1) instanceof FormulaNode.Operation earlier
                && earlier.function() == FormulaFunction.SHIFT
                && earlier.parameters().whole(Parameter.K) > 0
                && earlier.series().get(0).equals(column);
    }

    private static FormulaNode resolved(Formula formula, FormulaNode.Reference reference) {
        FormulaNode definition = formula.definitions().get(reference.name());
        if (definition == null) {
            throw new IllegalStateException("there is no definition " + reference.name());
        }
        return definition;
    }
}
