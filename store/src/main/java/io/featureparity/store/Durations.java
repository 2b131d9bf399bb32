// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import java.time.Duration;

/** Checks durations in settings and calls. For implementations of the ports. */
public final class Durations {

    /** The longest time that a call may wait. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private Durations() {}

    /**
     * Checks a duration.
     *
     * @param what what the duration is for, as messages name it
     * @param value how long
     * @param leastMillis the shortest that is allowed, in milliseconds
     * @param longest the longest that is allowed
     * @return the milliseconds
     * @throws StoreException if it is shorter or longer
     */
    public static long millis(String what, Duration value, long leastMillis, Duration longest) {
        if (value.compareTo(longest) > 0 || value.compareTo(Duration.ofMillis(leastMillis)) < 0) {
            String rule = "must be from " + Duration.ofMillis(leastMillis) + " to " + longest;
            throw new StoreException(new Fault(ErrorCode.STORE_SETTING, what, rule, value.toString()));
        }
        return value.toMillis();
    }

    /**
     * Checks how long a call may wait.
     *
     * @param what what waits, as messages name it
     * @param value the longest time to wait
     * @param leastMillis the shortest that is allowed, in milliseconds
     * @return the milliseconds
     * @throws StoreException if it is shorter, or longer than {@link #LONGEST_WAIT}
     */
    public static long waitMillis(String what, Duration value, long leastMillis) {
        return millis(what, value, leastMillis, LONGEST_WAIT);
    }
}
