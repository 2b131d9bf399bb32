// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import io.featureparity.observe.decision.DecisionObserver;
import io.featureparity.observe.decision.DecisionObserverBuilder;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes observers of decisions, which send timers to the registry of the application and spans to its OpenTelemetry. */
public final class DecisionObservers {

    private final InstrumentFeeds feeds;
    private final ServiceLevels levels;
    private final LongSupplier ticks;
    private final ContainedFailures failures;
    private final @Nullable MeterRegistry registry;
    private final @Nullable OpenTelemetry telemetry;

    DecisionObservers(
            InstrumentFeeds feeds,
            ServiceLevels levels,
            LongSupplier ticks,
            ContainedFailures failures,
            @Nullable MeterRegistry registry,
            @Nullable OpenTelemetry telemetry) {
        this.feeds = feeds;
        this.levels = levels;
        this.ticks = ticks;
        this.failures = failures;
        this.registry = registry;
        this.telemetry = telemetry;
    }

    /**
     * Makes the observer of the decisions about an instrument. Call this once for each instrument.
     *
     * @param instrument the instrument
     * @param actions the actions that the model can want
     * @param <A> the actions
     * @return the observer
     * @throws io.featureparity.contract.error.ComponentException if the service has no such instrument
     */
    public <A extends Enum<A>> DecisionObserver<A> of(String instrument, Class<A> actions) {
        Model model = feeds.feed(instrument).with(feed -> feed.features().model());
        DecisionObserverBuilder<A> observer =
                DecisionObserver.of(instrument, model, actions, ticks, failures).levels(levels);
        if (registry != null) {
            observer.registry(registry);
        }
        if (telemetry != null) {
            failures.run(Part.TRACER, () -> observer.tracing(telemetry));
        }
        return observer.build();
    }
}
