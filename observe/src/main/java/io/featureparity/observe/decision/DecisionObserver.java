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
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches decisions: a timer and a span for each. If the registry has no backend and the tracer is off, a decision costs two
 * comparisons, and no memory.
 *
 * <p>Thread-safe, if the registry and the tracer are.
 *
 * @param <A> the actions that a model can want
 */
public final class DecisionObserver<A extends Enum<A>> {

    private static final String SPAN = "feature_parity.decide";

    private final MeterRegistry registry;
    private final Tracer tracer;
    private final IntSupplier level;
    private final LongSupplier ticks;
    private final ContainedFailures failures;
    private final Attributes ofAll;

    /** One for each action, and one for decisions that were not made; null where the registry has thrown. */
    private final @Nullable Timer[] timers;

    private final DecisionScope<A> unwatched = new UnwatchedDecision<>();

    private DecisionObserver(DecisionObserverBuilder<A> from, Meters meters) {
        this.registry = from.registry;
        this.tracer = from.tracer;
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
        return new DecisionObserver<>(from, new Meters(from.registry, from.failures));
    }

    private static @Nullable Timer timer(Meters meters, Served served, String action) {
        return meters.timer(Metric.DECISION_TIME, served.instrument(), served.contractLabel(), action)
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
     * @param instrument what bars are of
     * @param model what is served; it has statistics
     * @param actions the actions that the model can want; they bound the values of a label
     * @param ticks nanoseconds that only go forward, such as {@code System::nanoTime}
     * @param failures counts what a registry or a tracer throws
     * @param <A> the actions
     * @return a builder of an observer that watches nothing yet
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
        boolean traced = isTraced();
        if (!traced && !isTimed()) {
            return unwatched;
        }
        return new WatchedDecision<>(this, ticks.getAsLong(), traced ? span(barTime) : null);
    }

    /** A registry of registries does nothing while it has none; one can be added at any time. */
    private boolean isTimed() {
        return !(registry instanceof CompositeMeterRegistry all) || hasRegistry(all);
    }

    private boolean hasRegistry(CompositeMeterRegistry all) {
        try {
            return !all.getRegistries().isEmpty();
        } catch (Throwable thrown) {
            failures.add(Part.REGISTRY, thrown);
            return false;
        }
    }

    private boolean isTraced() {
        try {
            return tracer.isEnabled();
        } catch (Throwable thrown) {
            failures.add(Part.TRACER, thrown);
            return false;
        }
    }

    private @Nullable Span span(long barTime) {
        try {
            return tracer.spanBuilder(SPAN)
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
