// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;

/** What the parameters of a calculation have to keep to: all of them are looked at, then all faults are thrown at once. */
final class Rules {

    /** No window, lag or period is longer: about a month of five-minute bars, and a bound on an engine's memory. */
    static final int LONGEST = 10_000;

    private final List<Fault> faults = new ArrayList<>();

    Rules atLeast(int least, String name, int value) {
        return within(least, LONGEST, name, value);
    }

    Rules within(int least, int most, String name, int value) {
        return require(value >= least && value <= most, name, "must be from " + least + " to " + most, value);
    }

    Rules finite(String name, double value) {
        return require(Double.isFinite(value), name, "must be finite", value);
    }

    Rules positive(String name, double value) {
        return require(Double.isFinite(value) && value > 0, name, "must be finite and above 0", value);
    }

    Rules epsilon(double value) {
        return require(Double.isFinite(value) && value >= 0, "epsilon", "must be finite and not below 0", value);
    }

    Rules clip(double value) {
        return require(value > 0, "clip", "must be above 0, or null for none", value);
    }

    private Rules require(boolean holds, String name, String rule, Object value) {
        if (!holds) {
            faults.add(new Fault(ErrorCode.VALUE_NOT_ALLOWED, name, rule, String.valueOf(value)));
        }
        return this;
    }

    void enforce() {
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }
}
