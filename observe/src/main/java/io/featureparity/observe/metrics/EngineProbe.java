// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Says for other threads how far an engine without a feed has come. It is the sink of the engine; another sink, such as the log of an
 * instrument, can stand behind it. It allocates nothing and waits for nothing. A feed needs no probe: it has a {@link
 * io.featureparity.features.feed.FeedProgress}.
 *
 * <p>Thread-safe to read.
 */
public final class EngineProbe implements ObservationSink {

    private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int BARS = 0;
    private static final int LAST_BAR = 1;
    private static final int MISSING = 2;
    private static final int TAKEN_AS_ABSENT = 3;
    private static final int OUTSIDE_HIGH_LOW = 4;
    private static final int PLACES = 5;

    private final long[] numbers = new long[PLACES];
    private final @Nullable ObservationSink next;

    private EngineProbe(int warmUpBars, @Nullable ObservationSink next) {
        this.next = next;
        numbers[MISSING] = warmUpBars + 1L;
    }

    /**
     * Makes a probe.
     *
     * @param served what the engine computes
     * @return a probe that has seen nothing
     */
    public static EngineProbe of(Served served) {
        return new EngineProbe(served.contract().warmUpBars(), null);
    }

    /**
     * Makes a probe before another sink, which hears of everything that the engine tells. What that sink throws reaches the caller of
     * the engine, as without a probe.
     *
     * @param served what the engine computes
     * @param next the other sink
     * @return a probe that has seen nothing
     */
    public static EngineProbe before(Served served, ObservationSink next) {
        return new EngineProbe(served.contract().warmUpBars(), next);
    }

    // ---- for the engine, on its own thread

    @Override
    public boolean wantsState(FeatureView features, long time) {
        return next != null && next.wantsState(features, time);
    }

    @Override
    public void state(EngineSnapshot snapshot, long time) {
        if (next != null) {
            next.state(snapshot, time);
        }
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        NUMBERS.setRelease(numbers, LAST_BAR, features.lastMillis());
        NUMBERS.setRelease(numbers, MISSING, (long) features.missingBars());
        NUMBERS.setRelease(numbers, TAKEN_AS_ABSENT, features.takenAsAbsent());
        NUMBERS.setRelease(numbers, OUTSIDE_HIGH_LOW, features.outsideHighLow());
        NUMBERS.setRelease(numbers, BARS, features.barsSeen()); // the last one: who sees a bar sees its time
        if (next != null) {
            next.updated(features, bar);
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        if (next != null) {
            next.observed(features, position, timeNormalized, observation, offset);
        }
    }

    // ---- for all threads

    /** {@return how many bars the engine has taken in} */
    public long bars() {
        return read(BARS);
    }

    /** {@return the time of the last bar, in milliseconds since 1970-01-01T00:00Z; nothing before the first} */
    public OptionalLong lastBar() {
        return bars() == 0 ? OptionalLong.empty() : OptionalLong.of(read(LAST_BAR));
    }

    /** {@return how many more bars it takes until an observation is legal} */
    public long warmUpLeft() {
        return read(MISSING);
    }

    /** {@return how many bad bars were taken in as absent ones} */
    public long takenAsAbsent() {
        return read(TAKEN_AS_ABSENT);
    }

    /** {@return how many bars had an open or close outside of high and low} */
    public long outsideHighLow() {
        return read(OUTSIDE_HIGH_LOW);
    }

    private long read(int at) {
        return (long) NUMBERS.getAcquire(numbers, at);
    }
}
