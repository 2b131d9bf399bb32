// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.time.Instant;

/**
 * A bar as it was seen: which values it had, whether it had ended, and when it came. The same bar can come again, late, or with
 * other values. Each of these is an arrival of its own, identified by the instant at which it was seen.
 *
 * <p>Every NaN becomes the canonical NaN. Every other value keeps its bits.
 *
 * @param instrument what the bar is of
 * @param bar the bar; any of its values may be absent, infinite or otherwise bad, since the feed decides about them
 * @param closed whether the bar had ended; a bar that is still forming is kept for inspection, and never given to a feed
 * @param seen when it came, by the clock of the receiver, cut to whole microseconds
 */
public record ArrivedBar(String instrument, Bar bar, boolean closed, Instant seen) {

    /**
     * Checks names and times. {@inheritDoc}
     *
     * @throws StoreException if the instrument or a time is invalid, or the bar is from the future
     */
    public ArrivedBar {
        RowRules.requireName("instrument", instrument);
        RowRules.requireBarTime("time of a bar of", instrument, bar.time());
        seen = RowRules.toMicros(Place.named("instant at which a bar was seen"), seen);
        if (bar.time().isAfter(seen)) {
            throw RowRules.refused(
                    Place.item("bar of", instrument),
                    "must not begin after it was seen, at " + seen,
                    bar.time().toString());
        }
        bar = new Bar(
                bar.time(),
                RowRules.canonical(bar.open()),
                RowRules.canonical(bar.high()),
                RowRules.canonical(bar.low()),
                RowRules.canonical(bar.close()),
                RowRules.canonical(bar.volume()));
    }

    /**
     * Makes the arrival of a bar that has ended.
     *
     * @param instrument what the bar is of
     * @param bar the bar
     * @param seen when it came
     * @return the arrival
     * @throws StoreException if a part is invalid
     */
    public static ArrivedBar closed(String instrument, Bar bar, Instant seen) {
        return new ArrivedBar(instrument, bar, true, seen);
    }

    /**
     * Makes the arrival of a bar that has not ended yet.
     *
     * @param instrument what the bar is of
     * @param bar the bar so far
     * @param seen when it came
     * @return the arrival
     * @throws StoreException if a part is invalid
     */
    public static ArrivedBar forming(String instrument, Bar bar, Instant seen) {
        return new ArrivedBar(instrument, bar, false, seen);
    }
}
