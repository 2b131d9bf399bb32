// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.parity.diagnosis.column.Storage;
import io.featureparity.parity.diagnosis.column.Trees;
import java.util.Map;

/**
 * What becomes of the value of a formula before it stands in a column, in this order.
 *
 * @param linear a factor or an offset
 * @param fill what stands where the formula is undefined; NaN where it stays absent
 * @param lo the lower bound
 * @param hi the upper bound
 * @param scores the normalisation
 * @param storage how it was written down
 */
public record Outcome(Linear linear, double fill, double lo, double hi, Scores scores, Storage storage) {

    public double apply(double value) {
        double x = Double.isNaN(value) ? fill : linear.apply(value);
        return scores.apply(x < lo ? lo : x > hi ? hi : x);
    }

    public double stored(double value) {
        return storage.store(apply(value));
    }

    /** The same behind a factor or an offset: what stands in, and the bounds, are moved by it too. */
    public Outcome behind(Linear other) {
        double a = other.apply(lo);
        double b = other.apply(hi);
        return new Outcome(other, other.apply(fill), Math.min(a, b), Math.max(a, b), scores, storage);
    }

    public Outcome withFill(double value) {
        return new Outcome(linear, value, lo, hi, scores, storage);
    }

    public Outcome withLinear(Linear other) {
        return new Outcome(other, fill, lo, hi, scores, storage);
    }

    public Outcome within(double lower, double upper) {
        return new Outcome(linear, fill, lower, upper, scores, storage);
    }

    public Outcome withScores(Scores other) {
        return new Outcome(linear, fill, lo, hi, other, storage);
    }

    public Outcome withStorage(Storage other) {
        return new Outcome(linear, fill, lo, hi, scores, other);
    }

    /** The formula with all of this around it, as far as a formula can say it. */
    public FormulaNode of(FormulaNode x) {
        FormulaNode value = linear.of(x);
        if (!Double.isNaN(fill)) {
            value = Trees.call(FormulaFunction.FILLNA, value, Trees.number(fill));
        }
        if (lo > Double.NEGATIVE_INFINITY || hi < Double.POSITIVE_INFINITY) {
            value = Trees.call(FormulaFunction.CLIP, Map.of(Parameter.LO, lo, Parameter.HI, hi), value);
        }
        return scores.of(value);
    }
}
