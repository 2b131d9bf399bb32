// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.resilience.level.ServiceLevels;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link DecisionObserver} before it is made.
 *
 * @param <A> the actions that a model can want
 */
public final class DecisionObserverBuilder<A extends Enum<A>> {

    /** The name of the instrumentation, as OpenTelemetry calls it. */
    private static final String SCOPE = "io.featureparity.observe";

    final String instrument;
    final Model model;
    final Class<A> actions;
    final LongSupplier ticks;
    final ContainedFailures failures;

    @Nullable
    MeterRegistry registry;

    Tracer tracer = noTracer();
    IntSupplier level = () -> 1;

    DecisionObserverBuilder(
            String instrument, Model model, Class<A> actions, LongSupplier ticks, ContainedFailures failures) {
        this.instrument = Objects.requireNonNull(instrument, "instrument");
        this.model = Objects.requireNonNull(model, "model");
        this.actions = Objects.requireNonNull(actions, "actions");
        this.ticks = Objects.requireNonNull(ticks, "ticks");
        this.failures = Objects.requireNonNull(failures, "failures");
    }

    /** {@return the tracer that does nothing; there is one} */
    static Tracer noTracer() {
        return OpenTelemetry.noop().getTracer(SCOPE);
    }

    /**
     * Sets the registry that gets the timers; without one no decision is timed. A composite registry may get a backend later:
     * the observer notices it at the next decision, or within 16 decisions if there was no backend for the last 64.
     *
     * @param meters the registry
     * @return this
     */
    public DecisionObserverBuilder<A> registry(MeterRegistry meters) {
        registry = Objects.requireNonNull(meters, "registry");
        return this;
    }

    /**
     * Sets where spans go.
     *
     * @param telemetry the application's OpenTelemetry, such as {@code GlobalOpenTelemetry.get()}
     * @return this
     */
    public DecisionObserverBuilder<A> tracing(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(SCOPE);
        return this;
    }

    /**
     * Sets the tracer that makes spans.
     *
     * @param spans the tracer
     * @return this
     */
    public DecisionObserverBuilder<A> tracer(Tracer spans) {
        tracer = Objects.requireNonNull(spans, "tracer");
        return this;
    }

    /**
     * Sets the levels of the service. Each span shows the current level; without this setting it shows 1.
     *
     * @param levels the levels of the service
     * @return this
     */
    public DecisionObserverBuilder<A> levels(ServiceLevels levels) {
        level = () -> levels.level().number();
        return this;
    }

    /** {@return an observer with these settings} */
    public DecisionObserver<A> build() {
        return DecisionObserver.of(this);
    }
}
