// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.Place;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A bar of an instrument, as it comes into a job.
 *
 * @param instrument the instrument
 * @param source the split that it comes from, such as a partition of a topic; empty if it is not known
 * @param time the time of the bar, in milliseconds since 1970-01-01T00:00Z
 * @param open the open, NaN if absent
 * @param high the high, NaN if absent
 * @param low the low, NaN if absent
 * @param close the close, NaN if absent
 * @param volume the volume, NaN if it is not known
 */
@TypeInfo(RecordTypes.class)
public record InstrumentBar(
        String instrument,
        String source,
        long time,
        double open,
        double high,
        double low,
        double close,
        double volume) {

    /** The source of bars that do not say where they come from. */
    public static final String UNKNOWN_SOURCE = "";

    /** Checks that there are names. {@inheritDoc} */
    public InstrumentBar {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(source, "source");
    }

    /**
     * Makes the bar of an instrument from a bar.
     *
     * @param instrument the instrument
     * @param source the split that it comes from; empty if it is not known
     * @param bar the bar
     * @return the bar of the instrument
     */
    public static InstrumentBar of(String instrument, String source, Bar bar) {
        return new InstrumentBar(
                instrument,
                source,
                bar.time().toEpochMilli(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume());
    }

    /**
     * Says whether another bar has the same prices and the same volume, to the bit.
     *
     * @param other the other bar
     * @return whether all five numbers are the same
     */
    public boolean hasValuesOf(InstrumentBar other) {
        return Double.compare(open, other.open) == 0
                && Double.compare(high, other.high) == 0
                && Double.compare(low, other.low) == 0
                && Double.compare(close, other.close) == 0
                && Double.compare(volume, other.volume) == 0;
    }

    /** {@return instrument, time and source, as faults name a bar} */
    public Place place() {
        Place bar = Place.item("bar of", instrument).qualified("at", Instant.ofEpochMilli(time));
        return source.isEmpty() ? bar : bar.qualified("from", source);
    }
}
