// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.Shown;
import io.featureparity.observe.metrics.EngineMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.testsupport.allocation.Allocation;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DecisionObserverTest {

    private enum Action {
        LONG,
        FLAT
    }

    private final ContainedFailures failures = new ContainedFailures();
    private final Shown shown = new Shown();
    private final AtomicLong ticks = new AtomicLong();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    private DecisionObserverBuilder<Action> builder() {
        return DecisionObserver.of(Feeds.INSTRUMENT, Feeds.MODEL, Action.class, ticks::get, failures);
    }

    private OpenTelemetry sdk(SpanProcessor... more) {
        var provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans));
        for (SpanProcessor processor : more) {
            provider.addSpanProcessor(processor);
        }
        return OpenTelemetrySdk.builder().setTracerProvider(provider.build()).build();
    }

    private static String labels(String action) {
        return "action=" + action + " contract=usdcop-m5@1.0.0 instrument=USD/COP";
    }

    private static StoreException failure() {
        return new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "db.example.com", "must answer", "nothing"));
    }

    @Test
    void eachDecisionIsTimedByItsAction() {
        DecisionObserver<Action> observer = builder().registry(shown.registry).build();
        decide(observer, Action.LONG, 2_000);
        decide(observer, Action.LONG, 3_000);
        decide(observer, Action.FLAT, 4_000);
        try (DecisionScope<Action> scope = observer.begin(0)) {
            scope.failed(failure());
        }

        assertThat(shown.values(Metric.DECISION_TIME))
                .containsOnlyKeys(labels("long"), labels("flat"), labels("none"))
                .containsEntry(labels("long"), 2.0)
                .containsEntry(labels("flat"), 1.0)
                .containsEntry(labels("none"), 1.0);
        Timer timer = shown.registry
                .get(Metric.DECISION_TIME.id())
                .tag("action", "long")
                .timer();
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(5_000);
    }

    private void decide(DecisionObserver<Action> observer, Action action, long nanos) {
        try (DecisionScope<Action> scope = observer.begin(Feeds.OPEN.toEpochMilli())) {
            ticks.addAndGet(nanos);
            scope.observed("abc");
            scope.decided(action);
        }
    }

    @Test
    void aDecisionIsASpanWithInstrumentBarTimeHashesAndLevel() {
        ServiceLevels levels = new ServiceLevels(() -> Feeds.OPEN);
        levels.raise("online store", ServiceLevel.ONLINE_STORE_DOWN, "no answer");
        DecisionObserver<Action> observer =
                builder().tracing(sdk()).levels(levels).build();

        try (DecisionScope<Action> scope = observer.begin(Feeds.OPEN.toEpochMilli())) {
            assertThat(Span.current().getSpanContext().isValid())
                    .as("logs find the trace")
                    .isTrue();
            scope.observed("abc");
            scope.decided(Action.LONG);
        }

        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(span.getName()).isEqualTo("feature_parity.decide");
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("io.featureparity.observe");
        assertThat(span.getAttributes().asMap())
                .isEqualTo(Attributes.builder()
                        .put("feature_parity.instrument", "USD/COP")
                        .put("feature_parity.bar.time", "2024-03-04T13:00:00Z")
                        .put("feature_parity.contract", "usdcop-m5@1.0.0")
                        .put("feature_parity.contract.hash", Feeds.CONTRACT.hash())
                        .put(
                                "feature_parity.statistics.hash",
                                Feeds.MODEL.stats().hash())
                        .put("feature_parity.observation.hash", "abc")
                        .put("feature_parity.level", 2)
                        .put("feature_parity.action", "long")
                        .build()
                        .asMap());
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aDecisionThatFailsSaysTheCodeAndNotTheWords() {
        DecisionObserver<Action> observer = builder().tracing(sdk()).build();
        assertThatThrownBy(() -> {
                    try (DecisionScope<Action> scope = observer.begin(0)) {
                        StoreException failure = failure();
                        scope.failed(failure);
                        throw failure;
                    }
                })
                .isInstanceOf(StoreException.class);
        try (DecisionScope<Action> scope = observer.begin(0)) {
            scope.failed(new IllegalStateException("secret"));
        }

        assertThat(spans.getFinishedSpanItems())
                .extracting(span -> span.getAttributes().get(SpanKeys.ERROR_TYPE))
                .containsExactly("FP-1103", "java.lang.IllegalStateException");
        assertThat(spans.getFinishedSpanItems())
                .allSatisfy(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR))
                .allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
    }

    @Test
    void aScopeThatIsClosedTwiceCountsOnce() {
        DecisionObserver<Action> observer =
                builder().registry(shown.registry).tracing(sdk()).build();
        DecisionScope<Action> scope = observer.begin(0);
        scope.decided(Action.FLAT);
        scope.close();
        scope.close();

        assertThat(shown.value(Metric.DECISION_TIME, "action=flat")).contains(1.0);
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
    }

    // ---- bad observers

    @Test
    void aRegistryThatThrowsDisturbsNoDecision() {
        DecisionObserver<Action> observer = builder().registry(Shown.broken()).build();
        assertThat(failures.count(Part.REGISTRY)).isEqualTo(3);

        decide(observer, Action.LONG, 1);

        assertThat(failures.count(Part.REGISTRY)).isEqualTo(3);
    }

    @Test
    void aTimerThatThrowsDisturbsNoDecision() {
        SimpleMeterRegistry failing = new SimpleMeterRegistry() {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
                return new CumulativeTimer(id, clock, config, pauses, TimeUnit.NANOSECONDS, false) {
                    @Override
                    protected void recordNonNegative(long amount, TimeUnit unit) {
                        throw new IllegalStateException("broken");
                    }
                };
            }
        };
        DecisionObserver<Action> observer = builder().registry(failing).build();

        decide(observer, Action.LONG, 1);

        assertThat(failures.count(Part.REGISTRY)).isEqualTo(1);
    }

    @Test
    void aTracerThatThrowsDisturbsNoDecision() {
        Tracer failing = new Tracer() {
            @Override
            public boolean isEnabled() {
                throw new IllegalStateException("broken");
            }

            @Override
            public SpanBuilder spanBuilder(String name) {
                throw new AssertionError("nobody asks for a span");
            }
        };
        DecisionObserver<Action> observer =
                builder().registry(shown.registry).tracer(failing).build();
        decide(observer, Action.LONG, 1);
        Tracer enabled = new Tracer() {
            @Override
            public SpanBuilder spanBuilder(String name) {
                throw new NoSuchMethodError("another version");
            }
        };
        decide(builder().registry(shown.registry).tracer(enabled).build(), Action.LONG, 1);

        assertThat(failures.count(Part.TRACER)).isEqualTo(2);
        assertThat(shown.value(Metric.DECISION_TIME, "action=long")).contains(2.0);
    }

    /** As with the versions that Spring Boot 3.5 and 4.0 choose. */
    @Test
    void anApiThatCannotTellWhetherSpansAreWantedGetsThem() {
        Tracer sdk = sdk().getTracer("older");
        Tracer older = new Tracer() {
            @Override
            public boolean isEnabled() {
                throw new NoSuchMethodError("isEnabled");
            }

            @Override
            public SpanBuilder spanBuilder(String name) {
                return sdk.spanBuilder(name);
            }
        };

        decide(builder().tracer(older).build(), Action.LONG, 1);

        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        assertThat(failures.count(Part.TRACER)).isZero();
    }

    @Test
    void aSpanThatThrowsDisturbsNoDecision() {
        SpanProcessor failing = new SpanProcessor() {
            @Override
            public void onStart(Context parent, ReadWriteSpan span) {}

            @Override
            public boolean isStartRequired() {
                return false;
            }

            @Override
            public void onEnd(ReadableSpan span) {
                throw new IllegalStateException("exporter");
            }

            @Override
            public boolean isEndRequired() {
                return true;
            }
        };
        DecisionObserver<Action> observer =
                builder().registry(shown.registry).tracing(sdk(failing)).build();

        decide(observer, Action.LONG, 1);

        assertThat(failures.count(Part.TRACER)).isEqualTo(1);
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(shown.value(Metric.DECISION_TIME, "action=long")).contains(1.0);
    }

    @Test
    void anErrorOfTheJvmIsNotContained() {
        Tracer tracer = new Tracer() {
            @Override
            public SpanBuilder spanBuilder(String name) {
                throw new OutOfMemoryError("in a tracer");
            }
        };
        DecisionObserver<Action> observer = builder().tracer(tracer).build();

        assertThatThrownBy(() -> observer.begin(0)).isInstanceOf(OutOfMemoryError.class);
    }

    // ---- what it costs when nobody watches

    @Test
    void aRegistryThatIsAddedLaterIsServedFromThenOn() {
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        DecisionObserver<Action> observer = builder().registry(all).build();
        assertThat(observer.begin(0)).isInstanceOf(UnwatchedDecision.class).isSameAs(observer.begin(1));

        all.add(shown.registry);
        decide(observer, Action.LONG, 1);

        assertThat(shown.value(Metric.DECISION_TIME, "action=long")).contains(1.0);
    }

    /** To ask the registry each time would cost too much. */
    @Test
    void aRegistryThatHasLongHadNoBackendIsAskedAtEachSixteenthDecision() {
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        DecisionObserver<Action> observer = builder().registry(all).build();
        for (int i = 0; i < 1000; i++) {
            assertThat(observer.begin(i)).isInstanceOf(UnwatchedDecision.class);
        }

        all.add(shown.registry);
        for (int i = 0; i < 16; i++) {
            decide(observer, Action.LONG, 1);
        }
        double first = shown.value(Metric.DECISION_TIME, "action=long").orElseThrow();
        assertThat(first).isBetween(1.0, 16.0);
        decide(observer, Action.LONG, 1);
        decide(observer, Action.LONG, 1);
        assertThat(shown.value(Metric.DECISION_TIME, "action=long")).contains(first + 2);
    }

    @Test
    void withoutARegistryNothingIsTimedAndNothingAsked() {
        DecisionObserver<Action> observer = builder().build();
        assertThat(observer.begin(0)).isInstanceOf(UnwatchedDecision.class).isSameAs(observer.begin(1));
        decide(observer, Action.LONG, 1);
        assertThat(shown.values(Metric.DECISION_TIME)).isEmpty();

        DecisionObserver<Action> traced = builder().tracing(sdk()).build();
        decide(traced, Action.FLAT, 1);
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void withoutABackendUpdateAndObserveAllocateNothing() {
        DecisionObserver<Action> observer = builder()
                .registry(new CompositeMeterRegistry())
                .tracing(OpenTelemetry.noop())
                .build();
        FeatureEngine engine = FeatureEngine.of(Feeds.MODEL, BadPrices.ABSENT);
        new EngineMetrics(
                        new Served(Feeds.INSTRUMENT, Feeds.CONTRACT),
                        Feeds.CALENDAR,
                        engine.progress(),
                        () -> Feeds.OPEN,
                        failures)
                .bindTo(new CompositeMeterRegistry());
        double[] macro = new double[Feeds.CONTRACT.macroColumns().size()];
        Arrays.fill(macro, 100);
        float[] observation = new float[Feeds.CONTRACT.size()];
        for (int bar = 0; bar < 15; bar++) {
            engine.update(Feeds.time(bar), 1, 1, 1, 1, macro);
        }
        int bars = 1000;
        Allocation.requireAtMost(200, 0, round -> {
            for (int i = 0; i < bars; i++) {
                long time = Feeds.time(15 + bars * round + i);
                try (DecisionScope<Action> scope = observer.begin(time)) {
                    engine.update(time, 1, 1, 1, 1 + i % 3, macro);
                    engine.observe(0, time, observation);
                    scope.decided(Action.FLAT);
                }
            }
        });
        assertThat(engine.barsSeen()).isEqualTo(200_015);
    }
}
