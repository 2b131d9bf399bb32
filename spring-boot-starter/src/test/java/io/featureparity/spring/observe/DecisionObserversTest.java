// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.decision.DecisionObserver;
import io.featureparity.observe.decision.DecisionScope;
import io.featureparity.observe.decision.SpanKeys;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.testsupport.refusal.Refusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Decisions of a service, watched with the versions of Micrometer and OpenTelemetry that Spring Boot chooses. */
class DecisionObserversTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    private final ApplicationContextRunner runner = Contexts.runner()
            .withBean(MeterRegistry.class, () -> registry)
            .withBean(OpenTelemetry.class, this::telemetry);

    private OpenTelemetry telemetry() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
    }

    @Test
    void aDecisionIsATimerAndASpan() {
        runner.run(context -> {
            context.getBean(ServiceLevels.class).raise("macro", ServiceLevel.SOURCE_DEGRADED, "stale");
            decide(context);
            assertThat(registry.get(Metric.DECISION_TIME.id())
                            .tag("action", "buy")
                            .timer()
                            .count())
                    .isOne();
            assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
                assertThat(span.getAttributes().get(SpanKeys.INSTRUMENT)).isEqualTo("USD/COP");
                assertThat(span.getAttributes().get(SpanKeys.BAR_TIME))
                        .isEqualTo(Contexts.bar(0).time().toString());
                assertThat(span.getAttributes().get(SpanKeys.STATISTICS_HASH))
                        .isEqualTo(context.getBean(Model.class).stats().hash());
                assertThat(span.getAttributes().get(SpanKeys.LEVEL)).isEqualTo(3);
            });
            assertThat(context.getBean(ContainedFailures.class).count(Part.TRACER))
                    .isZero();
        });
    }

    @Test
    void spansAreLeftOutOnRequest() {
        runner.withPropertyValues("feature-parity.tracing.enabled=false").run(context -> {
            decide(context);
            assertThat(registry.get(Metric.DECISION_TIME.id()).timers()).isNotEmpty();
            assertThat(spans.getFinishedSpanItems()).isEmpty();
        });
    }

    @Test
    void timersAreLeftOutOnRequest() {
        runner.withPropertyValues("feature-parity.metrics.enabled=false").run(context -> {
            decide(context);
            assertThat(registry.getMeters()).isEmpty();
            assertThat(spans.getFinishedSpanItems()).hasSize(1);
        });
    }

    @Test
    void withoutARegistryAndATelemetryNothingIsWatched() {
        Contexts.runner().run(context -> {
            decide(context);
            assertThat(context.getBean(ContainedFailures.class).count(Part.TRACER))
                    .isZero();
        });
        for (String jar : new String[] {"io.opentelemetry", "io.micrometer"}) {
            Contexts.runner()
                    .withClassLoader(new FilteredClassLoader(jar))
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DecisionObservers.class));
        }
    }

    @Test
    void onlyAnInstrumentOfTheServiceHasOne() {
        runner.run(context -> {
            DecisionObservers observers = context.getBean(DecisionObservers.class);
            ComponentException refusal =
                    Refusals.refusal(ComponentException.class, () -> observers.of("EUR/USD", Wish.class));
            assertThat(refusal.code()).isEqualTo(ErrorCode.SPRING_INSTRUMENT);
        });
    }

    private static void decide(ApplicationContext context) {
        DecisionObserver<Wish> observer =
                context.getBean(DecisionObservers.class).of("USD/COP", Wish.class);
        try (DecisionScope<Wish> decision =
                observer.begin(Contexts.bar(0).time().toEpochMilli())) {
            decision.decided(Wish.BUY);
        }
    }

    private enum Wish {
        BUY,
        SELL
    }
}
