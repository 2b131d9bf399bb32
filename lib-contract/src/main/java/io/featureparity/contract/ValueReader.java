// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes values that check themselves out of a document: a fault that a value finds in one of its components is reported
 * at the place of that component in the document.
 */
final class ValueReader {

    private ValueReader() {}

    /** Gives the value, or null if it was refused. */
    static <T> @Nullable T make(ObjectReader object, Supplier<T> value) {
        try {
            return value.get();
        } catch (DocumentException refused) {
            refused.faults().forEach(object::fault);
            return null;
        }
    }

    /** Takes a time zone out of a document; null if it was faulty. */
    static @Nullable ZoneId zone(ObjectReader object, String key) {
        String name = object.string(key);
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            String rule = "must be a time zone, such as America/Bogota or UTC";
            object.fault(ErrorCode.UNKNOWN_TIME_ZONE, key, rule, name);
            return null;
        }
    }

    static @Nullable FeatureRange range(ObjectReader object) {
        Double min = object.number("min");
        Double max = object.number("max");
        object.finish();
        return min == null || max == null ? null : make(object, () -> new FeatureRange(min, max));
    }

    static @Nullable FeatureTolerance tolerance(ObjectReader object) {
        Integer raw = object.integer(FeatureTolerance.RAW);
        Integer normalized = object.integer(FeatureTolerance.NORMALIZED);
        Integer observation = object.integer(FeatureTolerance.OBSERVATION);
        object.finish();
        FeatureTolerance tolerance =
                make(object, () -> new FeatureTolerance(orZero(raw), orZero(normalized), orZero(observation)));
        return raw == null || normalized == null || observation == null ? null : tolerance;
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
