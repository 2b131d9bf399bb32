// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;

/**
 * How far an engine has come, for other threads, such as those of metrics and health checks. It reads the state of the engine
 * directly, so it costs the engine nothing. Each number is that of the last bar or of the bar before it; two numbers need not
 * belong to the same bar.
 *
 * <p>The JVM must write 64 bits in one step, as every 64-bit JVM does.
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

    /**
     * {@return how many bars were taken in, absent ones included; a restored engine counts those before the snapshot
     * too}
     */
    public long bars() {
        return read(features.barsAt);
    }

    /** {@return the time of the last bar, in milliseconds since 1970-01-01T00:00Z; nothing before the first} */
    public OptionalLong lastBar() {
        return bars() == 0 ? OptionalLong.empty() : OptionalLong.of(read(features.lastTimeAt));
    }

    /** {@return how many bad bars were taken as absent; see {@link EngineCounts#takenAsAbsent()}} */
    public long takenAsAbsent() {
        return read(features.takenAsAbsentAt);
    }

    /** {@return how many bars had an open or close outside of high and low; see {@link EngineCounts#outsideHighLow()}} */
    public long outsideHighLow() {
        return read(features.outsideHighLowAt);
    }

    private long read(int at) {
        return Double.doubleToRawLongBits((double) NUMBERS.getAcquire(state, at));
    }
}
