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
    private final int seedLength;
    private double seedSum;
    private int seedCount;

    OnceWilder(int n) {
        this(divide(subtract(1, divide(1, n)), divide(1, n)), 1);
    }

    private OnceWilder(double com, int seedLength) {
        a = divide(1, add(1, com));
        keep = subtract(1, a);
        ofTwo = com == 1;
        this.seedLength = seedLength;
    }

    /** Section F: the weight 2 / (n + 1). */
    static OnceWilder exponential(int n) {
        return new OnceWilder(divide(n - 1, 2), 1);
    }

    /** Section F: seeded with the mean of the first n; their sum must be exact. */
    static OnceWilder meanSeeded(int n) {
        return new OnceWilder(divide(subtract(1, divide(1, n)), divide(1, n)), n);
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
            seedSum = add(seedSum, x);
            if (++seedCount == seedLength) {
                w = divide(seedSum, seedLength);
            }
        }
        return w;
    }
}
