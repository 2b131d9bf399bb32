// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthAnswer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answers for those who watch a service: {@code /health}, {@code /ready}, {@code /health/deep} and {@code /metrics}. The
 * first two are for load balancers. They show nothing secret, and need no key.
 *
 * <p>Thread-safe.
 */
public final class Monitor {

    /** Whether the service is alive. */
    public static final String LIVE = "/health";

    /** Whether the service is ready. */
    public static final String READY = "/ready";

    /** How all parts of the service are. */
    public static final String DEEP = "/health/deep";

    /** The metrics as Prometheus reads them. */
    public static final String METRICS = "/metrics";

    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final Supplier<String> metrics;
    private final ContainedFailures failures;

    /**
     * An answer.
     *
     * @param status the status code
     * @param type the content type
     * @param body the body
     */
    public record Page(int status, String type, String body) {}

    /**
     * Joins the health and the metrics of a service.
     *
     * @param health the health of the service
     * @param metrics gives the metrics in the text format of Prometheus, such as {@code registry::scrape}
     * @param failures counts the exceptions of the registry
     */
    public Monitor(Health health, Supplier<String> metrics, ContainedFailures failures) {
        this.health = health;
        this.metrics = metrics;
        this.failures = failures;
    }

    /**
     * Says whether a path needs no key.
     *
     * @param path the path
     * @return whether anybody may ask
     */
    public static boolean isOpen(String path) {
        return path.equals(LIVE) || path.equals(READY);
    }

    /**
     * Says whether there is something under a path.
     *
     * @param path the path
     * @return whether there is
     */
    public static boolean isKnown(String path) {
        return isOpen(path) || path.equals(DEEP) || path.equals(METRICS);
    }

    /**
     * Answers a request. The caller must have checked the key before.
     *
     * @param path the path
     * @return the answer; nothing if there is nothing under the path
     */
    public Optional<Page> answer(String path) {
        return switch (path) {
            case LIVE -> Optional.of(page(HealthAnswer.live(health)));
            case READY -> Optional.of(page(HealthAnswer.ready(health)));
            case DEEP -> Optional.of(page(HealthAnswer.deep(health)));
            case METRICS -> Optional.of(metrics());
            default -> Optional.empty();
        };
    }

    private static Page page(HealthAnswer answer) {
        return new Page(answer.status(), JSON, answer.body());
    }

    private Page metrics() {
        try {
            return new Page(200, PROMETHEUS, metrics.get());
        } catch (Throwable thrown) {
            failures.add(Part.REGISTRY, thrown);
            return new Page(503, PROMETHEUS, "# the registry has failed\n");
        }
    }
}
