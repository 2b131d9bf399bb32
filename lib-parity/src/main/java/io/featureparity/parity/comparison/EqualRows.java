// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/**
 * Counts rows whose values are all equal to the bit. Most rows are, so they are counted without a look at each feature. Not
 * thread-safe.
 */
public final class EqualRows {

    private final TimeCounter raw = new TimeCounter(TimeShares.MOST_DAYS);
    private final TimeCounter observed = new TimeCounter(TimeShares.MOST_DAYS);

    /** Begins with no rows. */
    public EqualRows() {}

    /**
     * Counts a bar whose raw values are equal.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     */
    public void addRaw(long time) {
        raw.compared(time);
    }

    /**
     * Counts an observation whose values are equal, the normalised ones among them.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     */
    public void addObserved(long time) {
        observed.compared(time);
    }

    TimeShares raw() {
        return raw.result();
    }

    TimeShares observed() {
        return observed.result();
    }
}
