// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Operation;
import io.featureparity.observe.Part;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long work on many bars takes: one timer for a whole batch, and none for a bar. The caller has taken the time.
 *
 * <p>Thread-safe.
 */
public final class BatchTimes implements AutoCloseable {

    private final Meters meters;
    private final ContainedFailures failures;
    private final Optional<Timer> timer;

    /**
     * Begins to take times.
     *
     * @param served whose bars they are
     * @param operation what is done with them
     * @param registry where the times go
     * @param failures counts what the registry throws
     */
    public BatchTimes(Served served, Operation operation, MeterRegistry registry, ContainedFailures failures) {
        this.meters = new Meters(registry, failures);
        this.failures = failures;
        this.timer = meters.timer(
                Metric.BATCH_TIME,
                served.instrument(),
                served.contractLabel(),
                operation.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Takes the time of a batch.
     *
     * @param nanos how long it took
     */
    public void took(long nanos) {
        timer.ifPresent(known -> failures.run(Part.REGISTRY, () -> known.record(nanos, TimeUnit.NANOSECONDS)));
    }

    /** Takes the timer out of the registry: another contract is served. */
    @Override
    public void close() {
        meters.close();
    }
}
