// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

/** Which times are too far ahead of the clock. It reads the clock only for a time that is ahead of what it read last. */
final class ClockRule {

    private final long mostAhead;
    private final Now now;
    private long read = Long.MIN_VALUE;

    /**
     * Makes the rule.
     *
     * @param mostAhead how far ahead of the clock a time may be, in milliseconds
     * @param now the clock
     */
    ClockRule(long mostAhead, Now now) {
        this.mostAhead = mostAhead;
        this.now = now;
    }

    boolean isTooFarAhead(long time) {
        if (time <= read) {
            return false;
        }
        read = now.millis();
        return time > read && time - read > mostAhead;
    }

    /** {@return what the clock said when it was read last} */
    long read() {
        return read;
    }
}
