// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import java.util.function.DoubleSupplier;

/** Random numbers that vary pauses, from 0 on and below 1. The same seed gives the same numbers (SplitMix64). Thread-safe. */
public final class Jitter implements DoubleSupplier {

    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    /** The numbers have 53 bits, as many as a double. */
    private static final int UNUSED = Long.SIZE - 53;

    private static final double UNIT = 0x1p-53;

    private long state;

    /**
     * Begins the numbers of a seed.
     *
     * @param seed the seed
     */
    public Jitter(long seed) {
        this.state = seed;
    }

    @Override
    public synchronized double getAsDouble() {
        state += STEP;
        long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return ((mixed ^ mixed >>> 31) >>> UNUSED) * UNIT;
    }
}
