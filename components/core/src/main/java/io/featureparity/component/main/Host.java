// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import io.featureparity.resilience.breaker.Jitter;
import io.featureparity.resilience.breaker.Surroundings;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a process gives to the component that runs in it. A test makes a host of its own.
 *
 * @param environment the variables of the environment
 * @param clock gives the current time, for everything that is recorded
 * @param ticks gives nanoseconds that only go forward, to measure durations
 * @param out takes the lines of results
 * @param err takes the lines of faults and of what happens
 * @param stop says when to end
 */
public record Host(
        Map<String, String> environment,
        InstantSource clock,
        LongSupplier ticks,
        Consumer<String> out,
        Consumer<String> err,
        StopSignal stop) {

    /** {@return the clocks and pauses for edges; a pause ends early when the component has to end} */
    public Surroundings surroundings() {
        return new Surroundings(clock, ticks, new Jitter(ticks.getAsLong()), stop::await);
    }
}
