// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import java.time.Duration;

/** How long to wait before the next try: twice as long after each failure, up to a bound. */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** Gives the time to wait after one more failure. */
    Duration next() {
        Duration wait = next;
        Duration twice = wait.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return wait;
    }

    /** It worked. */
    void reset() {
        next = first;
    }
}
