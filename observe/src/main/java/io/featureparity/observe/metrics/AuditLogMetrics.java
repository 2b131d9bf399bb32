// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Metrics of an audit log: how far it has come. */
public final class AuditLogMetrics implements MeterBinder {

    private final String name;
    private final Supplier<AuditCounts> counts;
    private final ContainedFailures failures;

    /**
     * Prepares to show a log.
     *
     * @param name the name of the log
     * @param log the log
     * @param failures counts the exceptions of a registry
     */
    public AuditLogMetrics(String name, AuditLog log, ContainedFailures failures) {
        this(name, log::counts, failures);
    }

    /**
     * Prepares to show a log that a service may replace.
     *
     * @param name the name of the log
     * @param counts gives the progress of the log that is written now; called on any thread
     * @param failures counts the exceptions of a registry
     */
    public AuditLogMetrics(String name, Supplier<AuditCounts> counts, ContainedFailures failures) {
        this.name = name;
        this.counts = counts;
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        counter(meters, Metric.AUDIT_RECORDS_WRITTEN, AuditCounts::written);
        counter(meters, Metric.AUDIT_RECORDS_DROPPED, AuditCounts::dropped);
        counter(meters, Metric.AUDIT_PACKINGS_FAILED, AuditCounts::failedPackings);
        meters.counter(Metric.AUDIT_CHECKPOINTS, () -> counts.get().checkpoints(), name, "kept");
        meters.counter(Metric.AUDIT_CHECKPOINTS, () -> counts.get().failedCheckpoints(), name, "failed");
        gauge(meters, Metric.AUDIT_RECORDS_WAITING, now -> now.handedOver() - now.durable());
        gauge(meters, Metric.AUDIT_POSITION, AuditCounts::newest);
        gauge(meters, Metric.AUDIT_STOPPED, now -> now.stoppedBy().isPresent() ? 1 : 0);
    }

    private void counter(Meters meters, Metric metric, ToLongFunction<AuditCounts> number) {
        meters.counter(metric, () -> number.applyAsLong(counts.get()), name);
    }

    private void gauge(Meters meters, Metric metric, ToLongFunction<AuditCounts> number) {
        meters.gauge(metric, () -> number.applyAsLong(counts.get()), name);
    }
}
