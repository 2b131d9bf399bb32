// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a check has found. It is shown to whoever may ask for the health, so it holds no secret.
 *
 * @param status how the part is
 * @param reason why it is not {@link HealthStatus#UP}, in a few words or as the code of an error; empty if it is
 * @param details further facts, in the order in which they are shown: texts, numbers, truth values and instants
 */
public record HealthFinding(HealthStatus status, String reason, Map<String, Object> details) {

    /** Copies the details. {@inheritDoc} */
    public HealthFinding {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        details.forEach(HealthFinding::require);
    }

    private static void require(String key, Object value) {
        boolean known = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant;
        if (!known) {
            throw new IllegalArgumentException(
                    "detail " + key + " is " + value + ", and no text, number, truth value or instant");
        }
    }

    /** {@return that all is well} */
    public static HealthFinding up() {
        return new HealthFinding(HealthStatus.UP, "", Map.of());
    }

    /**
     * Finds that something works and should be looked at.
     *
     * @param reason why
     * @return the finding
     */
    public static HealthFinding degraded(String reason) {
        return new HealthFinding(HealthStatus.DEGRADED, reason, Map.of());
    }

    /**
     * Finds that something does not work.
     *
     * @param reason why
     * @return the finding
     */
    public static HealthFinding down(String reason) {
        return new HealthFinding(HealthStatus.DOWN, reason, Map.of());
    }

    /**
     * Adds a detail.
     *
     * @param key what it is called, in small letters with {@code _}
     * @param value a text, a number, a truth value or an instant
     * @return a finding with it
     */
    public HealthFinding with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(key, value);
        return new HealthFinding(status, reason, more);
    }
}
