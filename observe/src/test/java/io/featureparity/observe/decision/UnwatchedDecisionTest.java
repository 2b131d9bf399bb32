// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Metric;
import io.featureparity.observe.metrics.EngineMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.testsupport.allocation.Allocation;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a decision costs that nobody watches. */
class UnwatchedDecisionTest extends DecisionObserverTests {

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
