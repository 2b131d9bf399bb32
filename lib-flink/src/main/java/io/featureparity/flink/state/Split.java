// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.flink.record.InstrumentBar;

/**
 * The split that all bars of an instrument come from. Within one split bars have an order; between two there is none.
 *
 * @param source the name of the split; empty as long as no bar has named it
 * @param since the time of the first bar from it, in milliseconds since 1970-01-01T00:00Z
 */
public record Split(String source, long since) {

    /** The split as long as no bar has named it. */
    public static final Split UNKNOWN = new Split(InstrumentBar.UNKNOWN_SOURCE, Long.MIN_VALUE);

    /** {@return whether a bar has named the split} */
    public boolean isKnown() {
        return !source.equals(InstrumentBar.UNKNOWN_SOURCE);
    }
}
