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
 * Times work on many bars: one timer for a whole batch, and none for a single bar. The caller measures the time.
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
     * @param served the instrument and the contract of the bars
     * @param operation what is done with the bars
     * @param registry the registry that gets the times
     * @param failures counts the exceptions of the registry
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
     * Records the time of a batch.
     *
     * @param nanos how long the batch took, in nanoseconds
     */
    public void took(long nanos) {
        timer.ifPresent(known -> failures.run(Part.REGISTRY, () -> known.record(nanos, TimeUnit.NANOSECONDS)));
    }

    /** Removes the timer from the registry. Close this when another contract is served. */
    @Override
    public void close() {
        meters.close();
    }
}
