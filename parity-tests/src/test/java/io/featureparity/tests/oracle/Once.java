// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The operations of the clauses, each carried out without rounding and then rounded once to the nearest double. No
 * processor, compiler or library has a say in that. For finite numbers; zero has no sign here.
 */
final class Once {

    /** Far more digits than it takes to tell on which side of the middle of two doubles a quotient or a root lies. */
    static final MathContext DIGITS = new MathContext(60);

    private Once() {}

    static double add(double a, double b) {
        return exact(a).add(exact(b)).doubleValue();
    }

    static double subtract(double a, double b) {
        return exact(a).subtract(exact(b)).doubleValue();
    }

    static double multiply(double a, double b) {
        return exact(a).multiply(exact(b)).doubleValue();
    }

    static double divide(double a, double b) {
        return exact(a).divide(exact(b), DIGITS).doubleValue();
    }

    static double root(double a) {
        return exact(a).sqrt(DIGITS).doubleValue();
    }

    static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
