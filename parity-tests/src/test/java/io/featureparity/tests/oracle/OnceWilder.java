// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.add;
import static io.featureparity.tests.oracle.Once.divide;
import static io.featureparity.tests.oracle.Once.multiply;
import static io.featureparity.tests.oracle.Once.subtract;

/** Clause C1, word for word. */
final class OnceWilder {

    private final double keep;
    private double a;
    private final boolean ofTwo;
    private double w = Double.NaN;
    private double old = 1;

    OnceWilder(int n) {
        double share = divide(1, n);
        double com = divide(subtract(1, share), share);
        a = divide(1, add(1, com));
        keep = subtract(1, a);
        ofTwo = n == 2;
    }

    double update(double x) {
        if (!Double.isNaN(w)) {
            old = multiply(old, keep);
            if (!Double.isNaN(x)) {
                if (ofTwo) {
                    a = subtract(1, old);
                }
                if (w != x) {
                    w = divide(add(multiply(old, w), multiply(a, x)), add(old, a));
                }
                old = 1;
            }
        } else if (!Double.isNaN(x)) {
            w = x;
        }
        return w;
    }
}
