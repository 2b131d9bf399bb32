// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;

/** What the parameters of calculations have to keep to. */
final class Rules {

    /** No window, lag or period is longer: about a month of five-minute bars, and a bound on an engine's memory. */
    static final int LONGEST = 10_000;

    private Rules() {}

    static void atLeast(int least, String name, int value) {
        within(least, LONGEST, name, value);
    }

    static void within(int least, int most, String name, int value) {
        require(value >= least && value <= most, name, "must be from " + least + " to " + most, value);
    }

    static void finite(String name, double value) {
        require(Double.isFinite(value), name, "must be finite", value);
    }

    static void positive(String name, double value) {
        require(Double.isFinite(value) && value > 0, name, "must be finite and above 0", value);
    }

    static void epsilon(double value) {
        require(Double.isFinite(value) && value >= 0, "epsilon", "must be finite and not below 0", value);
    }

    static void clip(double value) {
        require(value > 0, "clip", "must be above 0, or null for none", value);
    }

    private static void require(boolean holds, String name, String rule, Object value) {
        if (!holds) {
            throw new DocumentException(new Fault(ErrorCode.VALUE_NOT_ALLOWED, name, rule, String.valueOf(value)));
        }
    }
}
