// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.StoreException;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Metric;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is seen of a decision: its time, and its span. */
class DecisionObserverTest extends DecisionObserverTests {

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
}
