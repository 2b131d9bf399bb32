// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsRange;
import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.parity.diagnosis.column.Trees;
import java.util.Map;

/**
 * Clause D1: how a raw value is normalised.
 *
 * @param times how often it is done; 0 for a raw value
 * @param origin what is taken away
 * @param unit what it is divided by
 * @param clip the bound on both sides
 * @param absent what an absent value becomes; NaN where it stays absent
 */
public record Scores(int times, double origin, double unit, double clip, double absent) {

    public static final Scores NONE = new Scores(0, 0, 1, Double.POSITIVE_INFINITY, 0);

    /** The normalisation of a contract's feature. */
    public static Scores of(FeatureContract contract, FeatureSpec feature, NormStats stats) {
        double origin = 0;
        double unit = 1;
        switch (feature.normalization()) {
            case Z_SCORE -> {
                FeatureStatistics its = stats.statistics(feature.name());
                origin = its.mean();
                unit = its.std();
            }
            case MIN_MAX -> {
                StatisticsRange its = stats.range(feature.name());
                origin = its.min();
                unit = its.max() - its.min();
            }
            case NONE -> {}
        }
        return new Scores(1, origin, unit, contract.clip(), 0);
    }

    public Scores repeated(int often) {
        return new Scores(often, origin, unit, clip, absent);
    }

    Scores withClip(double bound) {
        return new Scores(times, origin, unit, bound, absent);
    }

    Scores withAbsent(double value) {
        return new Scores(times, origin, unit, clip, value);
    }

    double apply(double raw) {
        double value = raw;
        for (int i = 0; i < times; i++) {
            double z = (value - origin) / unit;
            value = Double.isNaN(z) ? absent : z > clip ? clip : z < -clip ? -clip : z;
            if (i + 1 < times) {
                float stored = (float) value; // the first normalisation has given a float
                value = stored;
            }
        }
        return value;
    }

    /** The raw value of a normalised one. */
    double inverse(double z) {
        double value = z;
        for (int i = 0; i < times; i++) {
            value = value * unit + origin;
        }
        return value;
    }

    public FormulaNode of(FormulaNode x) {
        FormulaNode value = x;
        for (int i = 0; i < times; i++) {
            FormulaNode distance =
                    origin == 0 ? value : Trees.call(FormulaFunction.SUBTRACT, value, Trees.number(origin));
            value = unit == 1 ? distance : Trees.call(FormulaFunction.DIVIDE, distance, Trees.number(unit));
            if (clip < Double.POSITIVE_INFINITY) {
                value = Trees.call(FormulaFunction.CLIP, Map.of(Parameter.LO, -clip, Parameter.HI, clip), value);
            }
            if (!Double.isNaN(absent)) {
                value = Trees.call(FormulaFunction.FILLNA, value, Trees.number(absent));
            }
        }
        return value;
    }
}
