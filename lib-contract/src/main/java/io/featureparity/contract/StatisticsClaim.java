// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of statistics say about the bars that the statistics were fitted to. None of this has been checked.
 *
 * @param start the first bar or the first day; null if the metadata do not say
 * @param end the last bar or the last day, inclusive; null if the metadata do not say
 * @param rows how many bars; {@link #UNKNOWN} if the metadata do not say
 */
public record StatisticsClaim(
        @Nullable String start, @Nullable String end, long rows) {

    /** The number of bars if the metadata do not say it. */
    public static final long UNKNOWN = -1;

    /** Nothing is claimed. */
    static final StatisticsClaim NONE = new StatisticsClaim(null, null, UNKNOWN);

    /** {@return whether the metadata say where the bars begin and end} */
    public boolean hasRange() {
        return start != null && end != null;
    }

    /** Reads what training and {@code stats fit} write: {@code first_bar}, else {@code date_range}; and {@code sample_count}. */
    static StatisticsClaim read(JsonDocument document) {
        ObjectReader root =
                document.object(new ArrayList<>()); // faults of the document are said by who reads all of it
        StatisticsClaim claim = NONE;
        for (String key : root.keys()) {
            ObjectReader metadata = key.startsWith("_") && root.isObject(key) ? root.object(key) : null;
            if (metadata != null && claim.equals(NONE)) {
                claim = read(metadata);
            }
        }
        return claim;
    }

    private static StatisticsClaim read(ObjectReader metadata) {
        ObjectReader days = metadata.isObject("date_range") ? metadata.object("date_range") : null;
        String start = text(metadata, "first_bar");
        String end = text(metadata, "last_bar");
        return new StatisticsClaim(
                start == null && days != null ? text(days, "start") : start,
                end == null && days != null ? text(days, "end") : end,
                whole(metadata, "sample_count"));
    }

    private static @Nullable String text(ObjectReader object, String key) {
        return object.has(key) ? object.string(key) : null;
    }

    /** A count that is no whole number is none. */
    static long whole(ObjectReader object, String key) {
        Double number = object.isNumber(key) ? object.number(key) : null;
        return number == null || number < 0 || number != Math.rint(number) ? UNKNOWN : number.longValue();
    }
}
