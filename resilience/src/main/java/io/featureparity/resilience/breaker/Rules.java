// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.Duration;

/** Checks settings. A fault names the setting as a file of settings does, the value, and what is allowed. */
final class Rules {

    /** The most of anything that is counted. */
    static final int MOST = 10_000;

    /** The longest time of anything that rests. */
    static final Duration DAY = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Rules() {}

    static void requireNumber(String what, int given, int least, int most) {
        if (given < least || given > most) {
            throw refused(what, "must be a whole number from " + least + " to " + most, Integer.toString(given));
        }
    }

    static void requireDuration(String what, Duration given, Duration longest) {
        if (given.compareTo(SHORTEST) < 0 || given.compareTo(longest) > 0) {
            throw refused(what, "must be from " + SHORTEST + " to " + longest, given.toString());
        }
    }

    static void requireShare(String what, double given) {
        if (!(given > 0 && given <= 1)) {
            throw refused(what, "must be above 0 and at most 1", Double.toString(given));
        }
    }

    private static ComponentException refused(String what, String rule, String value) {
        return new ComponentException(new Fault(ErrorCode.COMPONENT_SETTING, what, rule, value));
    }
}
