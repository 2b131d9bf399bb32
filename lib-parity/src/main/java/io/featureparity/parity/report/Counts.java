// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts and times in a report, which are text, and values that must be what was computed of others. */
final class Counts {

    private Counts() {}

    static void requireSame(ObjectReader entry, String key, String must, String found) {
        if (!found.equals(must)) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be " + must, found);
        }
    }

    static @Nullable Long read(ObjectReader entry, String key) {
        String text = entry.string(key);
        if (text == null) {
            return null;
        }
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a negative count.
        }
        entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a whole number, not below 0", text);
        return null;
    }

    static @Nullable Instant time(ObjectReader entry, String key) {
        String text = entry.string(key);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a time with its zone", text);
            return null;
        }
    }
}
