// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static io.featureparity.observe.health.HealthLimits.AT_ONCE;
import static io.featureparity.observe.health.HealthLimits.LEAST_BYTES;
import static io.featureparity.observe.health.HealthLimits.MOST_HEAP;
import static io.featureparity.observe.health.HealthLimits.MOST_OVERDUE;
import static io.featureparity.observe.health.HealthLimits.OF_A_SERVER;

import io.featureparity.component.wiring.AuditLogSettings;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Operation;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthCheck;
import io.featureparity.observe.health.HealthChecks;
import io.featureparity.observe.health.HealthFinding;
import io.featureparity.observe.metrics.AuditLogMetrics;
import io.featureparity.observe.metrics.BatchTimes;
import io.featureparity.observe.metrics.FaultMetrics;
import io.featureparity.observe.metrics.FeedMetrics;
import io.featureparity.observe.metrics.Meters;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.row.FeatureKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows a refresh as metrics and health. It is a listener of the refresh. */
final class RefreshWatch implements RefreshListener {

    private final RefreshSettings settings;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final ContainedFailures failures;
    private final FaultTally faults = new FaultTally();

    private @Nullable Shown shown;

    /** What is shown of a model, as long as it is served. */
    private record Shown(
            Model model, TradingCalendar calendar, FeedMetrics feed, ModelMetrics served, BatchTimes times) {

        void close() {
            feed.close();
            served.close();
            times.close();
        }
    }

    /** A feed, the model that it is of, and when its bars are expected, for other threads. */
    private record Feed(FeedProgress progress, Model model, TradingCalendar calendar) {}

    private volatile @Nullable Feed feed;

    RefreshWatch(RefreshSettings settings, MeterRegistry registry, InstantSource clock, ContainedFailures failures) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        this.failures = failures;
    }

    /** Begins to show it, before its first step. */
    void begin(Refresh refresh, RefreshSetup setup, List<Edge> edges) {
        String instrument = settings.instrument();
        new FaultMetrics(faults, failures).bindTo(registry);
        new ResilienceMetrics(instrument, setup.levels(), edges, failures).bindTo(registry);
        Meters meters = new Meters(registry, failures);
        meters.counter(Metric.REFRESH_ROWS_WRITTEN, () -> refresh.counts().rowsWritten(), instrument);
        meters.counter(Metric.OUTBOX_DELIVERED, () -> refresh.counts().delivered(), instrument);
        meters.counter(Metric.STORE_INTERRUPTIONS, () -> refresh.counts().interruptions(), instrument, "database");
        meters.counter(Metric.STORE_INTERRUPTIONS, () -> refresh.counts().onlineInterruptions(), instrument, "online");
        meters.counter(Metric.LEVEL_CHANGES_LEFT_OUT, refresh::levelChangesLeftOut, instrument);
        meters.counter(Metric.REFRESH_LISTENER_FAILURES, refresh::listenerFailures, instrument);
        if (refresh.auditCounts().isPresent()) {
            String log = settings.audit().map(AuditLogSettings::name).orElse(instrument);
            new AuditLogMetrics(log, () -> refresh.auditCounts().orElseThrow(), failures).bindTo(registry);
        }
        meters.gauge(Metric.REFRESH_POSITION, () -> refresh.counts().position(), instrument);
    }

    /** The health of the refresh, to be closed. */
    Health health(Refresh refresh, RefreshSetup setup, List<Edge> edges, LongSupplier ticks) {
        return Health.builder(clock, ticks, failures)
                .ready(
                        "refresh",
                        AT_ONCE,
                        () -> setup.levels().level() == ServiceLevel.READ_ONLY
                                ? HealthFinding.down("read-only")
                                : HealthFinding.up())
                .deep(
                        "database",
                        OF_A_SERVER,
                        HealthChecks.answers(() -> setup.stores().bars().lastPosition(settings.instrument())))
                .deep("online", OF_A_SERVER, online(setup))
                .deep("feed", AT_ONCE, feedCheck())
                .deep("level", AT_ONCE, HealthChecks.level(setup.levels()))
                .deep("breakers", AT_ONCE, HealthChecks.breakers(edges))
                .deep("audit", AT_ONCE, HealthChecks.auditLogIfAny(refresh::auditCounts))
                .deep("disk", OF_A_SERVER, HealthChecks.disk(settings.model().folder(), LEAST_BYTES))
                .deep("memory", AT_ONCE, HealthChecks.memory(MOST_HEAP))
                .build();
    }

    private HealthCheck online(RefreshSetup setup) {
        return () -> {
            Feed now = feed;
            if (now != null) {
                setup.online().get(FeatureKey.of(settings.instrument(), now.model()));
            }
            return HealthFinding.up();
        };
    }

    /** One that waits for the lead has no feed, and nothing is wrong with that. */
    private HealthCheck feedCheck() {
        return () -> {
            Feed now = feed;
            if (now == null) {
                return HealthFinding.up().with("leads", false);
            }
            HealthFinding finding = HealthChecks.feed(
                            now::progress,
                            now.calendar(),
                            now.model().contract().barMinutes(),
                            MOST_OVERDUE,
                            clock)
                    .check();
            return finding.with("contract_sha256", now.model().contract().hash())
                    .with("statistics_sha256", now.model().stats().hash());
        };
    }

    // ---- for the refresh

    @Override
    public void feeds(FeedProgress progress, Model of) {
        Shown before = shown;
        if (before != null && of == before.model()) {
            before.feed().follow(progress);
            feed = new Feed(progress, of, before.calendar());
        } else {
            if (before != null) {
                before.close();
            }
            TradingCalendar calendar =
                    TradingCalendar.of(of.contract(), settings.feed().closures());
            shown = show(progress, of, calendar);
            feed = new Feed(progress, of, calendar);
        }
    }

    private Shown show(FeedProgress progress, Model of, TradingCalendar calendar) {
        Served served = new Served(settings.instrument(), of.contract());
        BatchTimes times = new BatchTimes(served, Operation.REFRESH, registry, failures);
        FeedMetrics metrics = new FeedMetrics(served, calendar, progress, clock, failures);
        metrics.bindTo(registry);
        ModelMetrics model = new ModelMetrics(settings.instrument(), of, failures);
        model.bindTo(registry);
        return new Shown(of, calendar, metrics, model, times);
    }

    /** Another job takes the bars: what this one knew of them grows old. */
    @Override
    public void follows(FeatureKey key) {
        if (shown != null) {
            shown.close();
        }
        shown = null;
        feed = null;
    }

    @Override
    public void advanced(int bars, long nanos) {
        if (shown != null) {
            shown.times().took(nanos);
        }
    }

    @Override
    public void startsAnew(List<Fault> why) {
        faults.add(why);
    }

    @Override
    public void interrupted(List<Fault> by) {
        faults.add(by);
    }

    @Override
    public void onlineInterrupted(List<Fault> by) {
        faults.add(by);
    }

    @Override
    public void auditInterrupted(List<Fault> by) {
        faults.add(by);
    }
}
