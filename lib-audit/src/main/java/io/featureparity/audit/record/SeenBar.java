// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import io.featureparity.features.feed.FeedDecision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bar as the calculations saw it, with its raw features. Values that no calculation may see are absent (NaN).
 * Immutable.
 */
public final class SeenBar {

    private final String instrument;
    private final @Nullable FeedDecision decision;
    private final long time;
    private final long index;

    /** Open, high, low, close, volume, then the macro values. */
    private final double[] values;

    private final double[] raw;

    SeenBar(String instrument, @Nullable FeedDecision decision, long time, long index, double[] values, double[] raw) {
        this.instrument = instrument;
        this.decision = decision;
        this.time = time;
        this.index = index;
        this.values = values;
        this.raw = raw;
    }

    /** {@return the instrument} */
    public String instrument() {
        return instrument;
    }

    /**
     * {@return the decision of the bar policy; {@code ACCEPTED} where an engine has no feed, and empty where the engine
     * was restored and the log has not seen the bar}
     */
    public Optional<FeedDecision> decision() {
        return Optional.ofNullable(decision);
    }

    /** {@return the bar's time, in milliseconds since 1970-01-01T00:00Z} */
    public long time() {
        return time;
    }

    /** {@return how many bars the engine had taken in before it} */
    public long index() {
        return index;
    }

    /** {@return the open, NaN if absent} */
    public double open() {
        return values[0];
    }

    /** {@return the high, NaN if absent} */
    public double high() {
        return values[1];
    }

    /** {@return the low, NaN if absent} */
    public double low() {
        return values[2];
    }

    /** {@return the close, NaN if absent} */
    public double close() {
        return values[3];
    }

    /** {@return the volume, NaN if it is not known} */
    public double volume() {
        return values[4];
    }

    /** {@return how many macro values there are} */
    public int macroCount() {
        return values.length - RecordLayout.PRICES_AND_VOLUME;
    }

    /**
     * Gives a macro value.
     *
     * @param column the index of its column in the contract
     * @return the value, NaN if absent
     */
    public double macro(int column) {
        return values[RecordLayout.PRICES_AND_VOLUME + column];
    }

    /** {@return the raw features in contract order, in a new array} */
    public double[] raw() {
        return raw.clone();
    }

    /**
     * Gives a raw feature.
     *
     * @param feature the index of a market feature
     * @return the value, NaN if absent
     */
    public double raw(int feature) {
        return raw[feature];
    }

    @Override
    public String toString() {
        return instrument + " bar " + index + " at " + time + " ms (" + decision + ")";
    }
}
