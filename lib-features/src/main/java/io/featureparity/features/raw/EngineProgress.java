// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;

/**
 * How far an engine has come, for other threads: metrics, health. It reads the state of the engine, which does nothing for it. Each
 * number is right at some bar, the last one or the one before; two numbers need not be of the same bar.
 *
 * <p>The JVM must write 64 bits at once, as every JVM of 64 bits does.
 *
 * <p>Thread-safe.
 */
public final class EngineProgress {

    private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(double[].class);

    private final RawFeatures features;
    private final double[] state;

    EngineProgress(RawFeatures features, double[] state) {
        this.features = features;
        this.state = state;
    }

    /** {@return how many bars were taken in, absent ones included; those before a snapshot too} */
    public long bars() {
        return read(features.barsAt);
    }

    /** {@return the time of the last bar, in milliseconds since 1970-01-01T00:00Z; nothing before the first} */
    public OptionalLong lastBar() {
        return bars() == 0 ? OptionalLong.empty() : OptionalLong.of(read(features.lastTimeAt));
    }

    /** {@return {@link EngineCounts#takenAsAbsent()}} */
    public long takenAsAbsent() {
        return read(features.takenAsAbsentAt);
    }

    /** {@return {@link EngineCounts#outsideHighLow()}} */
    public long outsideHighLow() {
        return read(features.outsideHighLowAt);
    }

    private long read(int at) {
        return Double.doubleToRawLongBits((double) NUMBERS.getAcquire(state, at));
    }
}
