// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.features.raw.EngineProgress;
import io.featureparity.features.session.OverdueBars;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;

/** Metrics of an engine without a feed. The engine of a feed does not need them: {@link FeedMetrics} has them already. */
public final class EngineMetrics implements MeterBinder {

    private final Served served;
    private final TradingCalendar calendar;
    private final EngineProgress engine;
    private final InstantSource clock;
    private final ContainedFailures failures;
    private final long since;

    /**
     * Prepares to show an engine.
     *
     * @param served the instrument and the contract of the engine
     * @param calendar when bars are expected
     * @param engine the progress of the engine
     * @param clock gives the current time
     * @param failures counts the exceptions of a registry
     */
    public EngineMetrics(
            Served served,
            TradingCalendar calendar,
            EngineProgress engine,
            InstantSource clock,
            ContainedFailures failures) {
        this.served = served;
        this.calendar = calendar;
        this.engine = engine;
        this.clock = clock;
        this.failures = failures;
        this.since = clock.millis();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        String instrument = served.instrument();
        String contract = served.contractLabel();
        meters.gauge(Metric.BAR_AGE, () -> Ages.seconds(clock, engine.lastBar()), instrument, contract);
        meters.gauge(Metric.BARS_OVERDUE, this::overdue, instrument, contract);
        meters.gauge(
                Metric.WARMUP_LEFT,
                () -> Math.max(0, served.contract().warmUpBars() + 1 - engine.bars()),
                instrument,
                contract);
        meters.gauge(Metric.ENGINE_BARS, engine::bars, instrument, contract);
        meters.gauge(Metric.ENGINE_BARS_TAKEN_AS_ABSENT, engine::takenAsAbsent, instrument, contract);
        meters.gauge(Metric.ENGINE_BARS_OUTSIDE_HIGH_LOW, engine::outsideHighLow, instrument, contract);
    }

    private double overdue() {
        return OverdueBars.count(
                calendar, served.contract().barMinutes(), engine.lastBar().orElse(since), clock.millis());
    }
}
