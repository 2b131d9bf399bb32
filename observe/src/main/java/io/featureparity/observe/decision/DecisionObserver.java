// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.metrics.Meters;
import io.featureparity.observe.metrics.Served;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches decisions: a timer and a span for each. If the registry has no backend and the tracer is off, a decision allocates
 * nothing. {@code docs/performance.md} says how much time it takes then.
 *
 * <p>Thread-safe, if the registry and the tracer are.
 *
 * @param <A> the actions that a model can want
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class DecisionObserver<A extends Enum<A>> {

    private static final String SPAN = "feature_parity.decide";

    /**
     * So many decisions in a row ask a registry of registries whether it has a backend, and then each sixteenth: the set of its backends is
     * wrapped twice, and to ask it costs up to a twentieth of {@code update} and {@code observe} in a JVM that has wrapped other collections.
     */
    private static final int ASKED_EACH_TIME = 64;

    private static final int ASKED_AFTERWARDS = 16;

    /** False if nobody set a registry: no decision is ever timed. */
    private final boolean isTimed;

    /** The backends of a registry of registries, which come and go; null if the registry is a backend itself, or if there is none. */
    private final @Nullable Set<MeterRegistry> backends;

    /** Decisions in a row without a backend. Nobody has to know exactly, so several threads may count at once. */
    private int quiet;

    /** Null if it is the one that does nothing, for ever. */
    private final @Nullable Tracer tracer;

    /** Whether the tracer can say that nobody wants spans. */
    private final boolean canTell;

    private final IntSupplier level;
    private final LongSupplier ticks;
    private final ContainedFailures failures;
    private final Attributes ofAll;

    /** One for each action, and one for decisions that were not made; null where the registry has thrown. */
    private final @Nullable Timer[] timers;

    private final DecisionScope<A> unwatched = new UnwatchedDecision<>();

    private DecisionObserver(DecisionObserverBuilder<A> from, @Nullable Meters meters) {
        this.isTimed = from.registry != null;
        this.backends = from.registry instanceof CompositeMeterRegistry all ? all.getRegistries() : null;
        this.tracer = from.tracer == DecisionObserverBuilder.noTracer() ? null : from.tracer;
        this.canTell = canTell(from.tracer);
        this.level = from.level;
        this.ticks = from.ticks;
        this.failures = from.failures;
        Served served = new Served(from.instrument, from.model.contract());
        this.ofAll = attributes(served, from.model);
        A[] actions = from.actions.getEnumConstants();
        this.timers = new Timer[actions.length + 1];
        for (A action : actions) {
            timers[action.ordinal()] = timer(meters, served, action.name().toLowerCase(Locale.ROOT));
        }
        timers[actions.length] = timer(meters, served, "none");
    }

    static <A extends Enum<A>> DecisionObserver<A> of(DecisionObserverBuilder<A> from) {
        MeterRegistry registry = from.registry;
        return new DecisionObserver<>(from, registry == null ? null : new Meters(registry, from.failures));
    }

    private static @Nullable Timer timer(@Nullable Meters meters, Served served, String action) {
        return meters == null
                ? null
                : meters.timer(Metric.DECISION_TIME, served.instrument(), served.contractLabel(), action)
                        .orElse(null);
    }

    private static Attributes attributes(Served served, Model model) {
        return Attributes.builder()
                .put(SpanKeys.INSTRUMENT, served.instrument())
                .put(SpanKeys.CONTRACT, served.contractLabel())
                .put(SpanKeys.CONTRACT_HASH, model.contract().hash())
                .put(SpanKeys.STATISTICS_HASH, model.stats().hash())
                .build();
    }

    /**
     * Begins to set up an observer.
     *
     * @param instrument the instrument
     * @param model the model that is served; it must have statistics
     * @param actions the actions that the model can want; they bound the values of a label
     * @param ticks nanoseconds that only go forward, such as {@code System::nanoTime}
     * @param failures counts the exceptions of a registry or a tracer
     * @param <A> the actions
     * @return a builder; without further settings its observer watches nothing
     */
    public static <A extends Enum<A>> DecisionObserverBuilder<A> of(
            String instrument, Model model, Class<A> actions, LongSupplier ticks, ContainedFailures failures) {
        return new DecisionObserverBuilder<>(instrument, model, actions, ticks, failures);
    }

    /**
     * Begins a decision.
     *
     * @param barTime the time of the bar that is decided about, in milliseconds since 1970-01-01T00:00Z
     * @return the decision, to be closed on the same thread
     */
    public DecisionScope<A> begin(long barTime) {
        // Small, so that the JIT can put it into its caller.
        boolean untimed = isUntimed();
        return untimed && tracer == null ? unwatched : watched(barTime, untimed);
    }

    private DecisionScope<A> watched(long barTime, boolean untimed) {
        Tracer spans = tracer;
        boolean traced = spans != null && isOn(spans);
        if (!traced && untimed) {
            return unwatched;
        }
        return new WatchedDecision<>(this, ticks.getAsLong(), spans != null && traced ? span(spans, barTime) : null);
    }

    private boolean isUntimed() {
        if (!isTimed || backends == null) {
            return !isTimed;
        }
        int before = quiet++;
        return (before > ASKED_EACH_TIME && before % ASKED_AFTERWARDS != 0) || hasNoBackend(backends);
    }

    private boolean hasNoBackend(Set<MeterRegistry> all) {
        boolean none = all.isEmpty();
        if (!none) {
            quiet = 0;
        }
        return none;
    }

    /** The versions of OpenTelemetry that Spring Boot chooses cannot tell yet: they make a span each time. */
    private static boolean canTell(Tracer tracer) {
        try {
            tracer.isEnabled();
            return true;
        } catch (NoSuchMethodError olderApi) {
            return false;
        } catch (Throwable thrown) {
            return true; // it is counted when it is asked
        }
    }

    private boolean isOn(Tracer spans) {
        try {
            return !canTell || spans.isEnabled();
        } catch (Throwable thrown) {
            failures.add(Part.TRACER, thrown);
            return false;
        }
    }

    private @Nullable Span span(Tracer spans, long barTime) {
        try {
            return spans.spanBuilder(SPAN)
                    .setAllAttributes(ofAll)
                    .setAttribute(
                            SpanKeys.BAR_TIME, Instant.ofEpochMilli(barTime).toString())
                    .setAttribute(SpanKeys.LEVEL, (long) level.getAsInt())
                    .startSpan();
        } catch (Throwable thrown) {
            failures.add(Part.TRACER, thrown);
            return null;
        }
    }

    // ---- for a decision that is watched

    ContainedFailures failures() {
        return failures;
    }

    void record(@Nullable A action, long begun) {
        Timer timer = timers[action == null ? timers.length - 1 : action.ordinal()];
        if (timer != null) {
            try {
                timer.record(ticks.getAsLong() - begun, TimeUnit.NANOSECONDS);
            } catch (Throwable thrown) {
                failures.add(Part.REGISTRY, thrown);
            }
        }
    }
}
