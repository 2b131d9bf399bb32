// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** Metrics of the faults of a service, and of the exceptions of its observers. */
public final class FaultMetrics implements MeterBinder {

    private final FaultTally faults;
    private final ContainedFailures failures;

    /**
     * Prepares to show them.
     *
     * @param faults counts the faults
     * @param failures counts the exceptions of observers, those of the registry included
     */
    public FaultMetrics(FaultTally faults, ContainedFailures failures) {
        this.faults = faults;
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, failures);
        meters.counter(Metric.MODEL_MISMATCHES, faults::mismatches);
        for (Part part : Part.values()) {
            meters.counter(
                    Metric.OBSERVER_FAILURES,
                    () -> failures.count(part),
                    part.name().toLowerCase(Locale.ROOT));
        }
        faults.onNewCode(code -> meters.counter(Metric.FAULTS, () -> faults.count(code), code.id()));
    }
}
