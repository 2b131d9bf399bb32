// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.inference.Answer;
import io.featureparity.inference.Board;
import io.featureparity.inference.InferenceListener;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Metric;
import io.featureparity.observe.decision.DecisionObserver;
import io.featureparity.observe.decision.DecisionScope;
import io.featureparity.observe.metrics.AuditLogMetrics;
import io.featureparity.observe.metrics.FaultMetrics;
import io.featureparity.observe.metrics.FeatureBreakerMetrics;
import io.featureparity.observe.metrics.FeedMetrics;
import io.featureparity.observe.metrics.Meters;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.RegisteredModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows an inference as metrics and spans. It is a listener of the inference, and reads all else from its {@link Board}. Call {@link
 * #begin} when the inference is made.
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class InferenceWatch implements InferenceListener {

    private final String instrument;
    private final Closures closures;
    private final MeterRegistry registry;
    private final OpenTelemetry telemetry;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private final ContainedFailures failures;
    private final FaultTally faults = new FaultTally();
    private final AtomicLongArray sources = new AtomicLongArray(Level.Source.values().length);

    private @Nullable Board board;
    private @Nullable ModelMetrics model;
    private @Nullable FeedMetrics feed;
    private @Nullable DecisionObserver<Action> decisions;
    private @Nullable DecisionScope<Action> deciding;
    private volatile @Nullable FeedProgress progress;

    /**
     * Prepares to show an inference.
     *
     * @param instrument what it decides about
     * @param closures days without session that are no public holidays
     * @param registry where metrics go
     * @param telemetry where spans go
     * @param clock what time it is
     * @param ticks nanoseconds that only go forward
     * @param failures counts what the registry and the tracer throw
     */
    public InferenceWatch(
            String instrument,
            Closures closures,
            MeterRegistry registry,
            OpenTelemetry telemetry,
            InstantSource clock,
            LongSupplier ticks,
            ContainedFailures failures) {
        this.instrument = instrument;
        this.closures = closures;
        this.registry = registry;
        this.telemetry = telemetry;
        this.clock = clock;
        this.ticks = ticks;
        this.failures = failures;
    }

    /**
     * Begins to show it, before its first step.
     *
     * @param of what the inference shows to other threads
     * @param edges the breakers around it
     * @param logName the name of its audit log
     */
    public void begin(Board of, List<Edge> edges, String logName) {
        board = of;
        new FaultMetrics(faults, failures).bindTo(registry);
        new ResilienceMetrics(instrument, of.levels(), edges, failures).bindTo(registry);
        if (of.featureBreaker().isPresent()) {
            new FeatureBreakerMetrics(instrument, () -> of.featureBreaker().orElseThrow(), failures).bindTo(registry);
        }
        if (of.auditCounts().isPresent()) {
            new AuditLogMetrics(logName, () -> of.auditCounts().orElseThrow(), failures).bindTo(registry);
        }
        Meters meters = new Meters(registry, failures);
        meters.gauge(Metric.INFERENCE_READY, () -> of.isReady() ? 1 : 0, instrument);
        meters.counter(Metric.INFERENCE_BARS_TOO_OLD, of::barsTooOld, instrument);
        meters.counter(Metric.INFERENCE_BARS_OBJECTED, of::barsObjectedTo, instrument);
        meters.counter(Metric.LEVEL_CHANGES_LEFT_OUT, of::levelChangesLeftOut, instrument);
        meters.counter(Metric.INFERENCE_LISTENER_FAILURES, of::listenerFailures, instrument);
        for (Level.Source source : Level.Source.values()) {
            meters.counter(
                    Metric.INFERENCE_FEATURES,
                    () -> sources.get(source.ordinal()),
                    instrument,
                    source.name().toLowerCase(Locale.ROOT));
        }
        show(of);
    }

    private void show(Board of) {
        Model now = of.served().model();
        ModelMetrics shown = new ModelMetrics(instrument, now, failures);
        shown.bindTo(registry);
        model = shown;
        decisions = DecisionObserver.of(instrument, now, Action.class, ticks, failures)
                .registry(registry)
                .tracing(telemetry)
                .levels(of.levels())
                .build();
    }

    private TradingCalendar calendar(Board of) {
        return TradingCalendar.of(of.served().model().contract(), closures);
    }

    /** {@return how far the inference's own feed has come; nothing before its first step} */
    public Optional<FeedProgress> progress() {
        return Optional.ofNullable(progress);
    }

    /** {@return counts the faults that the inference and those who ask it go on after} */
    public FaultTally faults() {
        return faults;
    }

    // ---- for the inference

    @Override
    public void serves(RegisteredModel now) {
        if (board != null) { // not the first one
            Optional.ofNullable(model).ifPresent(ModelMetrics::close);
            Optional.ofNullable(feed).ifPresent(FeedMetrics::close);
            feed = null;
            show(board);
        }
    }

    @Override
    public void follows(FeedProgress next) {
        progress = next;
        if (feed != null) {
            feed.follow(next);
        } else if (board != null) {
            Served served = new Served(instrument, board.served().model().contract());
            FeedMetrics shown = new FeedMetrics(served, calendar(board), next, clock, failures);
            shown.bindTo(registry);
            feed = shown;
        }
    }

    @Override
    public void deciding(Instant barTime) {
        deciding = decisions == null ? null : decisions.begin(barTime.toEpochMilli());
    }

    @Override
    public void decided(Answer answer) {
        faults.add(answer.passedOver());
        answer.source().ifPresent(source -> sources.incrementAndGet(source.ordinal()));
        if (deciding != null) {
            deciding.observed(answer.decision().observation().sha256());
            deciding.decided(answer.decision().action());
            deciding.close();
        }
    }

    @Override
    public void notDecided(Instant barTime, Optional<Throwable> failure) {
        if (deciding != null) {
            failure.ifPresent(deciding::failed);
            deciding.close();
        }
    }

    @Override
    public void objected(Instant barTime, Fault reason) {
        faults.add(List.of(reason));
    }

    @Override
    public void startsAnew(List<Fault> why) {
        faults.add(why);
    }

    @Override
    public void interrupted(List<Fault> by) {
        faults.add(by);
    }
}
