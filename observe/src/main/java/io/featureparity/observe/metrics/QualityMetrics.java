// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.DoubleSupplier;

/** Shows the quality of an instrument's data. */
public final class QualityMetrics implements MeterBinder {

    private final String instrument;
    private final DoubleSupplier score;
    private final ContainedFailures failures;

    /**
     * Prepares to show a score.
     *
     * @param instrument what the data are of
     * @param score the score, 0 to 100, asked on any thread; NaN if there is none yet
     * @param failures counts what a registry throws
     */
    public QualityMetrics(String instrument, DoubleSupplier score, ContainedFailures failures) {
        this.instrument = instrument;
        this.score = score;
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new Meters(registry, failures).gauge(Metric.QUALITY_SCORE, score, instrument);
    }
}
