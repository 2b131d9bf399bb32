// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.Containment;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The way to something outside of the process. Calls go through a breaker. A call that fails is repeated if it may be. While
 * the breaker is open, a call fails at once with FP-1261, which names the edge and the time of the next try.
 *
 * <p>The called system has to bound how long one call takes. No call begins later than {@link RetrySettings#longest} after the
 * first one.
 *
 * <p>Thread-safe.
 */
public final class Edge {

    // The repetition of resilience4j sleeps by one function for the whole JVM, so this one is our own.

    private final String name;
    private final EdgeKind kind;
    private final EdgeSettings settings;
    private final Surroundings around;
    private final EdgeListener listener;
    private final CircuitBreaker breaker;
    private final Map<String, StorePort> ports = new TreeMap<>();
    private long repeated;
    private long refused;
    private long opened;
    private long listenerFailures;
    private Instant openedAt = Instant.EPOCH;
    private long openedTicks;

    /**
     * Makes an edge whose breaker is closed.
     *
     * @param name the name of the edge
     * @param kind what the edge leads to
     * @param settings when the breaker opens, and how calls are repeated
     * @param around clock, chance and pauses
     * @param listener receives each change of the breaker
     */
    public Edge(String name, EdgeKind kind, EdgeSettings settings, Surroundings around, EdgeListener listener) {
        this.name = name;
        this.kind = kind;
        this.settings = settings;
        this.around = around;
        this.listener = listener;
        this.breaker = CircuitBreaker.of(name, config(settings, around));
        breaker.getEventPublisher()
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    private static CircuitBreakerConfig config(EdgeSettings settings, Surroundings around) {
        float percent = (float) (settings.failures() * 100);
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        settings.window(), settings.leastCalls(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(percent)
                .slowCallRateThreshold(percent)
                .slowCallDurationThreshold(settings.slow())
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                .clock(elapsed(around.ticks()).withZone(ZoneOffset.UTC))
                .build();
    }

    /** A clock that nobody sets: with the clock of the machine a breaker would rest too long, or not at all, after it was set. */
    private static InstantSource elapsed(LongSupplier ticks) {
        return () -> Instant.ofEpochSecond(0, ticks.getAsLong());
    }

    // ---- ports

    /**
     * Gives a port of the store that this edge leads to. The same name always gives the same port.
     *
     * @param port the name of the port, one of a few fixed ones
     * @return the port, whose calls go through this edge
     */
    public synchronized StorePort port(String port) {
        return ports.computeIfAbsent(port, called -> new StorePort(called, this));
    }

    /** {@return the ports that were asked for, by name} */
    public synchronized List<StorePort> ports() {
        return List.copyOf(ports.values());
    }

    // ---- calls

    /**
     * Makes a call that may be repeated: it changes nothing, or has the same effect if it is made twice.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T repeatable(Supplier<T> call) {
        long begun = around.ticks().getAsLong();
        for (int calls = 1; ; calls++) {
            try {
                return once(call);
            } catch (FeatureParityException e) {
                if (calls >= settings.retry().calls() || isOpen(e) || !kind.isFailure(e)) {
                    throw e;
                }
                long pause = settings.retry().pauseNanos(calls, around.chance().getAsDouble());
                long spent = around.ticks().getAsLong() - begun;
                if (spent + pause > settings.retry().longest().toNanos()
                        || around.pause().await(Duration.ofNanos(pause))) {
                    throw e;
                }
                countRepetition();
            }
        }
    }

    /**
     * Makes a call that may not be repeated.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T once(Supplier<T> call) {
        return measured(call, true);
    }

    /**
     * Makes a call that is meant to wait: it never counts as slow.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T waiting(Supplier<T> call) {
        return measured(call, false);
    }

    private <T> T measured(Supplier<T> call, boolean timed) {
        if (!breaker.tryAcquirePermission()) {
            countRefused();
            throw kind.refusal(open());
        }
        long begun = around.ticks().getAsLong();
        T given;
        try {
            given = call.get();
        } catch (RuntimeException e) {
            if (kind.isFailure(e)) {
                breaker.onError(since(begun, timed), TimeUnit.NANOSECONDS, e);
            } else {
                breaker.onSuccess(since(begun, timed), TimeUnit.NANOSECONDS);
            }
            throw e;
        } catch (Error e) {
            breaker.releasePermission(); // such as no memory: it tells nothing about the edge
            throw e;
        }
        breaker.onSuccess(since(begun, timed), TimeUnit.NANOSECONDS);
        return given;
    }

    private long since(long begun, boolean timed) {
        return timed ? Math.max(0, around.ticks().getAsLong() - begun) : 0;
    }

    // ---- the breaker

    private static boolean isOpen(FeatureParityException thrown) {
        return thrown.faults().stream().anyMatch(fault -> fault.code() == ErrorCode.EDGE_OPEN);
    }

    private Fault open() {
        EdgeState now = state();
        String until = now.triedAgain().map(time -> " until " + time).orElse(": its trial calls are on their way");
        return new Fault(
                ErrorCode.EDGE_OPEN,
                Place.item("edge", name),
                "must be closed to be called; it opened at " + openedAt() + ", after calls that failed or were slow",
                now.state() + until);
    }

    private void changed(CircuitBreaker.State to) {
        if (to == CircuitBreaker.State.OPEN) {
            countOpened();
        }
        try {
            listener.changed(state());
        } catch (Throwable thrown) {
            Containment.of(thrown);
            countListenerFailure();
        }
    }

    private synchronized void countRefused() {
        refused++;
    }

    private synchronized void countRepetition() {
        repeated++;
    }

    private synchronized void countOpened() {
        opened++;
        openedAt = around.clock().instant();
        openedTicks = around.ticks().getAsLong();
    }

    private synchronized void countListenerFailure() {
        listenerFailures++;
    }

    private synchronized Instant openedAt() {
        return openedAt;
    }

    // ---- for others

    /** {@return the name of the edge} */
    public String name() {
        return name;
    }

    /** {@return the present state of the edge} */
    public synchronized EdgeState state() {
        BreakerState state =
                switch (breaker.getState()) {
                    case OPEN, FORCED_OPEN -> BreakerState.OPEN;
                    case HALF_OPEN -> BreakerState.HALF_OPEN;
                    case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
                };
        CircuitBreaker.Metrics counts = breaker.getMetrics();
        float percent = counts.getFailureRate();
        return new EdgeState(
                name,
                state,
                percent < 0 ? Double.NaN : percent / 100.0,
                counts.getNumberOfBufferedCalls(),
                counts.getNumberOfFailedCalls(),
                counts.getNumberOfSlowCalls(),
                refused,
                repeated,
                opened,
                state == BreakerState.OPEN ? Optional.of(triedAgain()) : Optional.empty());
    }

    /** By the clock as it is now: it may have been set since. */
    private Instant triedAgain() {
        long rested = around.ticks().getAsLong() - openedTicks;
        return around.clock().instant().plus(settings.rest()).minusNanos(rested);
    }

    /** {@return how often the listener has thrown} */
    public synchronized long listenerFailures() {
        return listenerFailures;
    }
}
