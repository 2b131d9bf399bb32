// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

/**
 * The HTTP answer to a question about the health.
 *
 * @param status the status code of HTTP: 200, or 503 if a part is down
 * @param body JSON in ASCII
 */
public record HealthAnswer(int status, String body) {

    private static final int WELL = 200;
    private static final int UNAVAILABLE = 503;

    /**
     * Answers whether the service is alive.
     *
     * @param health the health
     * @return the answer; it holds only the status
     */
    public static HealthAnswer live(Health health) {
        HealthReport report = health.live();
        return new HealthAnswer(code(report), HealthJson.live(report));
    }

    /**
     * Answers whether the service is ready.
     *
     * @param health the health
     * @return the answer; it holds the names of the parts that are down
     */
    public static HealthAnswer ready(Health health) {
        HealthReport report = health.ready();
        return new HealthAnswer(code(report), HealthJson.ready(report));
    }

    /**
     * Answers how all parts are.
     *
     * @param health the health
     * @return the answer; it shows hashes, sizes and times, so show it only to those who may see them
     */
    public static HealthAnswer deep(Health health) {
        HealthReport report = health.deep();
        return new HealthAnswer(code(report), HealthJson.deep(report));
    }

    private static int code(HealthReport report) {
        return report.status() == HealthStatus.DOWN ? UNAVAILABLE : WELL;
    }
}
