// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import io.featureparity.resilience.breaker.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that a test moves on. Pauses end at once, and are kept. */
public final class MovedTime implements InstantSource {

    private final Instant begin;
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now;

    /**
     * Begins.
     *
     * @param begin what time it is
     */
    public MovedTime(Instant begin) {
        this.begin = begin;
        this.now = begin;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves on.
     *
     * @param by how far
     */
    public synchronized void pass(Duration by) {
        now = now.plus(by);
    }

    /** {@return how long was waited between two calls, each time} */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    private synchronized boolean pause(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
        return false;
    }

    private synchronized long ticks() {
        return Duration.between(begin, now).toNanos();
    }

    /** {@return what edges need, with this time, and always the same chance} */
    public Surroundings surroundings() {
        return new Surroundings(this, this::ticks, () -> 0.5, this::pause);
    }
}
