// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.stream;

import java.time.Instant;

/**
 * The first bar at which two components did not give the model the same.
 *
 * @param time the time of the bar
 * @param one a component
 * @param gave what it gave there: the first value that differs, or that it gave nothing
 * @param other the other component
 * @param otherGave what that one gave there
 */
public record Difference(Instant time, String one, String gave, String other, String otherGave) {

    /** {@return the difference as a sentence} */
    @Override
    public String toString() {
        return "at the bar of " + time + ", " + one + " gave " + gave + " and " + other + " gave " + otherGave;
    }
}
