// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.parity.coverage.OneSided;
import java.time.Instant;

/** Counts rows that have no counterpart, with the earliest and the latest of them. */
final class Missing {

    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long time) {
        rows++;
        first = Math.min(first, time);
        last = Math.max(last, time);
    }

    void add(OneSided more) {
        if (more.first() != null && more.last() != null) {
            rows += more.rows();
            first = Math.min(first, more.first().toEpochMilli());
            last = Math.max(last, more.last().toEpochMilli());
        }
    }

    OneSided result() {
        return rows == 0
                ? OneSided.none()
                : new OneSided(rows, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }
}
