// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.session.OverdueBars;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Metrics of a feed. All numbers are read from its {@link FeedProgress} when somebody reads the metrics; the feed itself does
 * no work for them.
 *
 * <p>A service may replace its feed, after a failure for example. Then call {@link #follow} with the new feed; the counts go
 * on.
 *
 * <p>Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class FeedMetrics implements MeterBinder, AutoCloseable {

    private final Served served;
    private final TradingCalendar calendar;
    private final InstantSource clock;
    private final ContainedFailures failures;
    private final List<Meters> bound = new CopyOnWriteArrayList<>();

    private FeedProgress progress;

    /** Since when bars are waited for, as long as there is none. */
    private long followedSince;

    /** What the feeds before this one have counted. */
    private final long[] before = new long[FeedDecision.values().length];

    private long snapshotsBefore;
    private long listenerFailuresBefore;

    /**
     * Prepares to show a feed.
     *
     * @param served the instrument and the contract of the feed
     * @param calendar when bars are expected
     * @param progress the progress of the feed
     * @param clock gives the current time
     * @param failures counts the exceptions of a registry
     */
    public FeedMetrics(
            Served served,
            TradingCalendar calendar,
            FeedProgress progress,
            InstantSource clock,
            ContainedFailures failures) {
        this.served = served;
        this.calendar = calendar;
        this.progress = progress;
        this.clock = clock;
        this.failures = failures;
        this.followedSince = clock.millis();
    }

    /**
     * Shows another feed of the same instrument and contract from now on.
     *
     * @param next the progress of that feed
     */
    public synchronized void follow(FeedProgress next) {
        if (next == progress) {
            return;
        }
        for (FeedDecision decision : FeedDecision.values()) {
            before[decision.ordinal()] += progress.count(decision);
        }
        snapshotsBefore += progress.snapshots();
        listenerFailuresBefore += progress.listenerFailures();
        progress = next;
        followedSince = clock.millis();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        bound.add(meters);
        String instrument = served.instrument();
        String contract = served.contractLabel();
        BarCounts.bind(meters, served, this::count);
        meters.gauge(Metric.BAR_AGE, age(FeedProgress::lastBar), instrument, contract);
        meters.gauge(Metric.BARS_OVERDUE, this::overdue, instrument, contract);
        meters.gauge(Metric.WARMUP_LEFT, of(FeedProgress::warmUpLeft), instrument, contract);
        List<String> columns = served.contract().macroColumns();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            meters.gauge(
                    Metric.MACRO_AGE, age(now -> now.macroKnownSince(column)), instrument, contract, columns.get(i));
        }
        meters.counter(Metric.SNAPSHOTS, this::snapshots, instrument, contract);
        meters.gauge(Metric.QUALITY_SCORE, () -> now().quality(), instrument);
        meters.counter(Metric.LISTENER_FAILURES, this::listenerFailures, instrument, contract);
        meters.gauge(Metric.SNAPSHOT_AGE, age(FeedProgress::lastSnapshot), instrument, contract);
        meters.gauge(Metric.ENGINE_BARS, of(FeedProgress::bars), instrument, contract);
        meters.gauge(Metric.ENGINE_BARS_TAKEN_AS_ABSENT, of(FeedProgress::takenAsAbsent), instrument, contract);
        meters.gauge(Metric.ENGINE_BARS_OUTSIDE_HIGH_LOW, of(FeedProgress::outsideHighLow), instrument, contract);
    }

    private DoubleSupplier of(ToLongFunction<FeedProgress> number) {
        return () -> number.applyAsLong(now());
    }

    private DoubleSupplier age(Function<FeedProgress, OptionalLong> since) {
        return () -> Ages.seconds(clock, since.apply(now()));
    }

    private synchronized FeedProgress now() {
        return progress;
    }

    private synchronized long count(FeedDecision decision) {
        return before[decision.ordinal()] + progress.count(decision);
    }

    private synchronized long snapshots() {
        return snapshotsBefore + progress.snapshots();
    }

    private synchronized long listenerFailures() {
        return listenerFailuresBefore + progress.listenerFailures();
    }

    private synchronized double overdue() {
        return OverdueBars.count(
                calendar, served.contract().barMinutes(), progress.lastBar().orElse(followedSince), clock.millis());
    }

    /** Removes the meters from the registries. Close this when a model with another contract is served. */
    @Override
    public void close() {
        bound.forEach(Meters::close);
        bound.clear();
    }
}
