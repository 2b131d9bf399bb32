// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.lineage;

import io.featureparity.contract.json.Sha256;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Hashes bars as the calculations see them, so the same bars have the same hash, whatever file they come from. Give it to a
 * feed as its sink.
 *
 * <p>The hash is the SHA-256 of, for each bar: its time as a long; open, high, low, close and volume; and the contract's macro values in
 * its order, as doubles; all little-endian, and NaN where absent, as {@code 0x7ff8000000000000}.
 */
public final class SeenBars implements ObservationSink, FeedListener {

    private static final int PRICES_AND_VOLUME = 5;

    private final long from;
    private final long to;
    private final MessageDigest digest;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long bars;
    private long first;
    private long last;

    /**
     * Begins a hash of the bars in a range of time.
     *
     * @param from the time from which on bars count, in milliseconds since 1970-01-01T00:00Z
     * @param to the time up to which they count, itself included
     */
    public SeenBars(long from, long to) {
        this.from = from;
        this.to = to;
        this.digest = Sha256.digest();
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        if (bar.time() < from || bar.time() > to) {
            return;
        }
        int length = Long.BYTES + (PRICES_AND_VOLUME + bar.macroCount()) * Double.BYTES;
        if (bytes.capacity() != length) {
            bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        bytes.clear().putLong(bar.time());
        put(bar.open());
        put(bar.high());
        put(bar.low());
        put(bar.close());
        put(bar.volume());
        for (int i = 0; i < bar.macroCount(); i++) {
            put(bar.macro(i));
        }
        digest.update(bytes.array());
        first = bars == 0 ? bar.time() : first;
        last = bar.time();
        bars++;
    }

    private void put(double value) {
        bytes.putLong(Double.doubleToLongBits(value)); // one NaN for all
    }

    /** {@return the range; nothing if no bar was in it} Call this once, after the last bar. */
    public Optional<DataRange> range() {
        return bars == 0
                ? Optional.empty()
                : Optional.of(new DataRange(bars, first, last, HexFormat.of().formatHex(digest.digest())));
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        // Bars count, whether or not somebody looks at them.
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        // A bar that is not taken is not seen.
    }
}
