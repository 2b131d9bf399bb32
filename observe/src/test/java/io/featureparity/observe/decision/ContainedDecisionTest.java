// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.Shown;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A registry and a tracer that throw, which disturb no decision. */
class ContainedDecisionTest extends DecisionObserverTests {

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
}
