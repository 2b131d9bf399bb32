// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.decision.DecisionObserver;
import io.featureparity.observe.decision.DecisionScope;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.FeedCustomizer;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.observe.DecisionObservers;
import io.featureparity.spring.observe.HealthCustomizer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.noop.NoopTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Beans of the application that throw: what watches the service is counted, and the decision goes on. */
class ThrowingBeansTest {

    private static final String SECRET = "opensesame";

    private final ApplicationContextRunner runner = Contexts.runner();

    /** Takes bars in, serves an observation and decides, as a service does, and gives the action. */
    private static Wish decide(ApplicationContext context) {
        InstrumentFeed feed = context.getBean(InstrumentFeeds.class).feed("USD/COP");
        for (int i = 0; i < 20; i++) {
            assertThat(feed.accept(Contexts.bar(i), Contexts.macro(context.getBean(FeatureContract.class))))
                    .isEqualTo(FeedDecision.ACCEPTED);
        }
        DecisionObserver<Wish> observer =
                context.getBean(DecisionObservers.class).of("USD/COP", Wish.class);
        try (DecisionScope<Wish> decision =
                observer.begin(Contexts.bar(19).time().toEpochMilli())) {
            Wish wish = feed.serve(0).observation().get(0) > 1e9 ? Wish.SELL : Wish.BUY;
            decision.decided(wish);
            return wish;
        }
    }

    private static long failures(ApplicationContext context, Part part) {
        return context.getBean(ContainedFailures.class).count(part);
    }

    @Test
    void aRegistryThatMakesNoMeters() {
        MeterRegistry throwing = new ThrowingRegistry(true);
        runner.withBean(MeterRegistry.class, () -> throwing).run(context -> {
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(throwing));
            long bound = failures(context, Part.REGISTRY);
            assertThat(bound).as("each meter").isGreaterThan(30);
            assertThat(decide(context)).isEqualTo(Wish.BUY);
            assertThat(failures(context, Part.REGISTRY))
                    .as("the timers of two actions, and of none")
                    .isEqualTo(bound + 3);
        });
    }

    @Test
    void aRegistryWhoseTimersThrow() {
        runner.withBean(MeterRegistry.class, () -> new ThrowingRegistry(false)).run(context -> {
            assertThat(decide(context)).isEqualTo(Wish.BUY);
            assertThat(failures(context, Part.REGISTRY)).isOne();
        });
    }

    @Test
    void aTelemetryThatHasNoTracerAndATracerThatMakesNoSpan() {
        for (Tracer tracer : new Tracer[] {null, new ThrowingTracer()}) {
            runner.withBean(OpenTelemetry.class, () -> new ThrowingTelemetry(tracer))
                    .run(context -> {
                        assertThat(decide(context)).isEqualTo(Wish.BUY);
                        assertThat(failures(context, Part.TRACER)).isPositive();
                    });
        }
    }

    @Test
    void aListenerOfTheFeedThatThrows() {
        MeterRegistry registry = new SimpleMeterRegistry();
        runner.withPropertyValues("feature-parity.quality.enabled=true")
                .withBean(FeedCustomizer.class, () -> (instrument, feed) -> feed.listener(new ThrowingListener()))
                .run(context -> {
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    assertThat(decide(context)).isEqualTo(Wish.BUY);
                    assertThat(registry.get(Metric.LISTENER_FAILURES.id())
                                    .functionCounter()
                                    .count())
                            .as("of each bar its quality and its decision")
                            .isEqualTo(40);
                });
    }

    @Test
    void aListenerOfLevelsThatThrows() {
        MeterRegistry registry = new SimpleMeterRegistry();
        runner.withBean("throwing", LevelListener.class, () -> transition -> {
                    throw new IllegalStateException(SECRET);
                })
                .run(context -> {
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    context.getBean(ServiceLevels.class).raise("source", ServiceLevel.SOURCE_DEGRADED, "it is slow");
                    assertThat(decide(context)).isEqualTo(Wish.BUY);
                    assertThat(registry.get(Metric.LEVEL_LISTENER_FAILURES.id())
                                    .functionCounter()
                                    .count())
                            .isOne();
                });
    }

    @Test
    void aCheckOfTheHealthThatThrows() {
        runner.withBean(
                        HealthCustomizer.class,
                        () -> health -> health.deep("own", Duration.ofSeconds(5), () -> {
                            throw new IllegalStateException(SECRET);
                        }))
                .run(context -> {
                    assertThat(decide(context)).isEqualTo(Wish.BUY);
                    PartHealth own = context.getBean(Health.class).deep().parts().stream()
                            .filter(part -> part.name().equals("own"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(own.finding().reason()).isEqualTo("java.lang.IllegalStateException");
                    assertThat(failures(context, Part.HEALTH_CHECK)).isOne();
                });
    }

    private enum Wish {
        BUY,
        SELL
    }

    private static final class ThrowingListener implements FeedListener {

        @Override
        public void decided(FeedDecision decision, long time, FeatureView features) {
            throw new IllegalStateException(SECRET);
        }

        @Override
        public void judged(BarQuality bar, SessionQuality session) {
            throw new IllegalStateException(SECRET);
        }
    }

    private static final class ThrowingRegistry extends SimpleMeterRegistry {

        private final boolean makesNone;

        ThrowingRegistry(boolean makesNone) {
            this.makesNone = makesNone;
        }

        private void make() {
            if (makesNone) {
                throw new IllegalStateException(SECRET);
            }
        }

        @Override
        protected <T> Gauge newGauge(Meter.Id id, @Nullable T of, ToDoubleFunction<T> value) {
            make();
            return super.newGauge(id, of, value);
        }

        @Override
        protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T of, ToDoubleFunction<T> count) {
            make();
            return super.newFunctionCounter(id, of, count);
        }

        @Override
        protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
            make();
            return new NoopTimer(id) {
                @Override
                public void record(long amount, TimeUnit unit) {
                    throw new IllegalStateException(SECRET);
                }
            };
        }
    }

    private record ThrowingTelemetry(@Nullable Tracer tracer) implements OpenTelemetry {

        @Override
        public TracerProvider getTracerProvider() {
            if (tracer == null) {
                throw new IllegalStateException(SECRET);
            }
            return TracerProvider.noop();
        }

        @Override
        public Tracer getTracer(String scope) {
            if (tracer == null) {
                throw new IllegalStateException(SECRET);
            }
            return tracer;
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }
    }

    private static final class ThrowingTracer implements Tracer {

        @Override
        public SpanBuilder spanBuilder(String name) {
            throw new IllegalStateException(SECRET);
        }
    }
}
