// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What an edge needs from outside.
 *
 * @param clock gives the current time, for messages
 * @param ticks gives nanoseconds that only go forward, to measure how long a call takes and a breaker rests
 * @param chance gives random numbers from 0 on, below 1, to vary the pauses
 * @param pause waits between two calls
 */
public record Surroundings(InstantSource clock, LongSupplier ticks, DoubleSupplier chance, Pause pause) {

    /** Waits. */
    @FunctionalInterface
    public interface Pause {

        /**
         * Waits, unless the process is about to end.
         *
         * @param duration how long
         * @return whether the process is about to end: then nothing is repeated
         */
        boolean await(Duration duration);
    }
}
