// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.metrics.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Times the requests of an HTTP interface, by path and status.
 *
 * <p>Thread-safe.
 */
public final class RequestTimes {

    private final Meters meters;
    private final ContainedFailures failures;
    private final Map<String, Optional<Timer>> timers = new ConcurrentHashMap<>();

    /**
     * Begins to take times.
     *
     * @param registry the registry that gets the times
     * @param failures counts the exceptions of the registry
     */
    public RequestTimes(MeterRegistry registry, ContainedFailures failures) {
        this.meters = new Meters(registry, failures);
        this.failures = failures;
    }

    /**
     * Records the time of a request.
     *
     * @param path the path without parts that the caller chose, one of a few fixed ones
     * @param status the status of the answer
     * @param nanos how long the request took, in nanoseconds
     */
    public void took(String path, int status, long nanos) {
        String code = Integer.toString(status);
        try {
            timers.computeIfAbsent(path + " " + code, any -> meters.timer(Metric.HTTP_REQUESTS, path, code))
                    .ifPresent(timer -> timer.record(nanos, TimeUnit.NANOSECONDS));
        } catch (Throwable thrown) {
            failures.add(Part.REGISTRY, thrown);
        }
    }
}
