// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * Metrics of what the audits of a log have found. A service that audits its own log adds each audit here; a job that runs
 * {@code parity audit} writes a file of these metrics ({@code --metrics}) for the node exporter of Prometheus.
 *
 * <p>Thread-safe.
 */
public final class AuditResults implements MeterBinder {

    private final String log;
    private final InstantSource clock;
    private final ContainedFailures failures;
    private long compared;
    private long divergent;
    private long obstacles;
    private OptionalLong ended = OptionalLong.empty();

    /**
     * Prepares to show audits.
     *
     * @param log the name of the log
     * @param clock gives the current time
     * @param failures counts the exceptions of a registry
     */
    public AuditResults(String log, InstantSource clock, ContainedFailures failures) {
        this.log = log;
        this.clock = clock;
        this.failures = failures;
    }

    /**
     * Adds the result of an audit.
     *
     * @param records how many records it has computed again
     * @param different how many of them differ
     * @param faults how many faults stood in its way
     */
    public synchronized void ended(long records, long different, long faults) {
        compared += records;
        divergent += different;
        obstacles = faults;
        ended = OptionalLong.of(clock.millis());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        meters.counter(Metric.AUDIT_COMPARED, this::compared, log);
        meters.counter(Metric.AUDIT_DIVERGENT, this::divergent, log);
        meters.gauge(Metric.AUDIT_OBSTACLES, this::obstacles, log);
        meters.gauge(Metric.AUDIT_AGE, this::age, log);
    }

    private synchronized long compared() {
        return compared;
    }

    private synchronized long divergent() {
        return divergent;
    }

    private synchronized long obstacles() {
        return obstacles;
    }

    private synchronized double age() {
        return Ages.seconds(clock, ended);
    }
}
