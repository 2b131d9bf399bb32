// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.formula.Parameters;

/** Clauses G12 and G13 for {@link WholeColumns}: averages and variances with exponential weights, as the clauses write them. */
final class WholeAverages {

    private WholeAverages() {}

    static double[] mean(double[] x, Parameters p) {
        boolean adjust = p.flag(Parameter.ADJUST);
        boolean ignore = p.flag(Parameter.IGNORE_NA);
        double com = p.number(Parameter.COM);
        double a = 1 / (1 + com);
        double keep = 1 - a;
        double fresh = adjust ? 1 : a;
        double w = Double.NaN;
        double old = 1;
        int seen = 0;
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            boolean present = Double.isFinite(x[i]);
            seen += present ? 1 : 0;
            if (!Double.isNaN(w)) {
                if (present || !ignore) {
                    old = old * keep;
                }
                if (present) {
                    if (w != x[i]) {
                        if (com == 1 && !adjust) {
                            fresh = 1 - old;
                        }
                        w = (old * w + fresh * x[i]) / (old + fresh);
                    }
                    old = adjust ? old + fresh : 1;
                }
            } else if (present) {
                w = x[i];
            }
            out[i] = seen >= Math.max(1, p.whole(Parameter.MIN_PERIODS)) ? w : Double.NaN;
        }
        return out;
    }

    static double[] variance(double[] x, Parameters p) {
        boolean adjust = p.flag(Parameter.ADJUST);
        double a = 1 / (1 + p.number(Parameter.COM));
        double keep = 1 - a;
        double fresh = adjust ? 1 : a;
        double mean = Double.NaN;
        double cov = 0;
        double old = 1;
        double w1 = 1;
        double w2 = 1;
        int seen = 0;
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            boolean present = Double.isFinite(x[i]);
            seen += present ? 1 : 0;
            if (!Double.isNaN(mean)) {
                if (present || !p.flag(Parameter.IGNORE_NA)) {
                    w1 = w1 * keep;
                    w2 = w2 * (keep * keep);
                    old = old * keep;
                }
                if (present) {
                    double before = mean;
                    double total = old + fresh;
                    if (mean != x[i]) {
                        mean = (old * before + fresh * x[i]) / total;
                    }
                    double dp = before - mean;
                    double dq = x[i] - mean;
                    cov = (old * (cov + dp * dp) + fresh * (dq * dq)) / total;
                    w1 = w1 + fresh;
                    w2 = w2 + fresh * fresh;
                    old = total;
                    if (!adjust) {
                        w1 = w1 / total;
                        w2 = w2 / (total * total);
                        old = 1;
                    }
                }
            } else if (present) {
                mean = x[i];
            }
            double u = w1 * w1;
            double v = u - w2;
            double value = p.flag(Parameter.BIAS) ? cov : v > 0 ? (u / v) * cov : Double.NaN;
            out[i] = seen >= Math.max(1, p.whole(Parameter.MIN_PERIODS)) ? value : Double.NaN;
        }
        return out;
    }
}
