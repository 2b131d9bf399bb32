// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rows that have no counterpart on the other side.
 *
 * @param rows how many
 * @param first the time of the first, or null if there is none
 * @param last the time of the last, or null if there is none
 */
public record OneSided(
        long rows, @Nullable Instant first, @Nullable Instant last) {

    /**
     * Checks that there are times if and only if there are rows. {@inheritDoc}
     *
     * @throws IllegalArgumentException if not
     */
    public OneSided {
        if (rows < 0 || (rows == 0) != (first == null) || (first == null) != (last == null)) {
            throw new IllegalArgumentException(rows + " rows from " + first + " to " + last);
        }
    }

    /** {@return no rows} */
    public static OneSided none() {
        return new OneSided(0, null, null);
    }

    /** {@return how many, and from when to when} */
    @Override
    public String toString() {
        return Statement.count(rows, "row") + (first == null ? "" : ", " + first + " to " + last);
    }
}
