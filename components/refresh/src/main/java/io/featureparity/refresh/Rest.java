// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Leaves alone for a while what has failed and can wait: a second, and twice as long after each further failure, up to half a minute. */
final class Rest {

    private final LongSupplier ticks;
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private boolean failing;
    private long notBefore;

    Rest(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /** Says whether it is to be left alone now. */
    boolean lasts() {
        return failing && ticks.getAsLong() - notBefore < 0;
    }

    /** It has failed. Says whether it had worked before. */
    boolean failed() {
        notBefore = ticks.getAsLong() + backOff.next().toNanos();
        boolean isFirst = !failing;
        failing = true;
        return isFirst;
    }

    /** It has worked. Says whether it had failed before. */
    boolean worked() {
        boolean wasFailing = failing;
        failing = false;
        backOff.reset();
        return wasFailing;
    }
}
