// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.time.Duration;

/**
 * How late a decision may be, and how long it waits for the refresh.
 *
 * @param longestAge how long after its bar has ended a decision is made at most; about an older bar nothing is decided
 * @param patience how long the inference waits until the stores have the features of a new bar; then it takes those that it has
 *     computed itself
 */
public record Freshness(Duration longestAge, Duration patience) {

    /** A bar of five minutes, and a second. */
    public static final Freshness USUAL = new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(1));

    /**
     * Checks the durations. {@inheritDoc}
     *
     * @throws ComponentException if one of them is not possible
     */
    public Freshness {
        require("features.longest-age", longestAge, Duration.ofSeconds(1));
        require("features.patience", patience, Duration.ZERO);
    }

    private static void require(String setting, Duration given, Duration least) {
        Duration most = Duration.ofDays(36_500);
        if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_SETTING,
                    Place.setting(setting),
                    "must be from " + least + " to " + most,
                    given.toString()));
        }
    }
}
