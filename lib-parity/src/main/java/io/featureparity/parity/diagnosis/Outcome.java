// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import java.util.Map;

/**
 * What becomes of the value of a formula before it stands in a column, in this order.
 *
 * @param fill what stands where the formula is undefined; NaN where it stays absent
 * @param linear a factor or an offset
 * @param lo the lower bound
 * @param hi the upper bound
 * @param scores the normalisation
 * @param storage how it was written down
 */
record Outcome(double fill, Linear linear, double lo, double hi, Scores scores, Storage storage) {

    double apply(double value) {
        double x = linear.apply(Double.isNaN(value) ? fill : value);
        return scores.apply(x < lo ? lo : x > hi ? hi : x);
    }

    double stored(double value) {
        return storage.store(apply(value));
    }

    Outcome withFill(double value) {
        return new Outcome(value, linear, lo, hi, scores, storage);
    }

    Outcome withLinear(Linear other) {
        return new Outcome(fill, other, lo, hi, scores, storage);
    }

    Outcome within(double lower, double upper) {
        return new Outcome(fill, linear, lower, upper, scores, storage);
    }

    Outcome withScores(Scores other) {
        return new Outcome(fill, linear, lo, hi, other, storage);
    }

    Outcome withStorage(Storage other) {
        return new Outcome(fill, linear, lo, hi, scores, other);
    }

    /** The formula with all of this around it, as far as a formula can say it. */
    FormulaNode of(FormulaNode x) {
        FormulaNode value = x;
        if (!Double.isNaN(fill)) {
            value = Trees.call(FormulaFunction.FILLNA, value, Trees.number(fill));
        }
        value = linear.of(value);
        if (lo > Double.NEGATIVE_INFINITY || hi < Double.POSITIVE_INFINITY) {
            value = Trees.call(FormulaFunction.CLIP, Map.of(Parameter.LO, lo, Parameter.HI, hi), value);
        }
        return scores.of(value);
    }
}
