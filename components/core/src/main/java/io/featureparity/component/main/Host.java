// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import io.featureparity.resilience.breaker.Jitter;
import io.featureparity.resilience.breaker.Surroundings;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a process gives to the component that runs in it. A test gives another one.
 *
 * @param environment the variables of the environment
 * @param clock what time it is, for what is written down
 * @param ticks nanoseconds that only go forward, for how long something takes
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

    /** {@return what edges need: pauses end when the component is to end} */
    public Surroundings surroundings() {
        return new Surroundings(clock, ticks, new Jitter(ticks.getAsLong()), stop::await);
    }
}
