// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.features.session.TradingCalendar;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;

/** Shows how an engine without a feed stands, as its {@link EngineProbe} says. */
public final class EngineMetrics implements MeterBinder {

    private final Served served;
    private final TradingCalendar calendar;
    private final EngineProbe probe;
    private final InstantSource clock;
    private final ContainedFailures failures;
    private final long since;

    /**
     * Prepares to show an engine.
     *
     * @param served what it is of
     * @param calendar when bars are expected
     * @param probe the sink of the engine
     * @param clock what time it is
     * @param failures counts what a registry throws
     */
    public EngineMetrics(
            Served served,
            TradingCalendar calendar,
            EngineProbe probe,
            InstantSource clock,
            ContainedFailures failures) {
        this.served = served;
        this.calendar = calendar;
        this.probe = probe;
        this.clock = clock;
        this.failures = failures;
        this.since = clock.millis();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        String instrument = served.instrument();
        String contract = served.contractLabel();
        meters.gauge(Metric.BAR_AGE, () -> Ages.seconds(clock, probe.lastBar()), instrument, contract);
        meters.gauge(Metric.BARS_OVERDUE, this::overdue, instrument, contract);
        meters.gauge(Metric.WARMUP_LEFT, probe::warmUpLeft, instrument, contract);
        meters.gauge(Metric.ENGINE_BARS, probe::bars, instrument, contract);
        meters.gauge(Metric.ENGINE_BARS_TAKEN_AS_ABSENT, probe::takenAsAbsent, instrument, contract);
        meters.gauge(Metric.ENGINE_BARS_OUTSIDE_HIGH_LOW, probe::outsideHighLow, instrument, contract);
    }

    private double overdue() {
        return OverdueBars.count(
                calendar, served.contract().barMinutes(), probe.lastBar().orElse(since), clock.millis());
    }
}
