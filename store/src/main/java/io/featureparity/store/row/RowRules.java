// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.PlainName;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.session.CoveredYears;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What values of rows must be, so that every store gives them back as they were. There are millions of rows, so the words of a fault
 * are made only for a fault.
 */
final class RowRules {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private RowRules() {}

    static void requireName(String what, String name) {
        if (!PlainName.isOne(name)) {
            throw refused(Place.named(what), PlainName.RULE, name);
        }
    }

    static void requireHash(String what, String hash) {
        require(HASH.matcher(hash).matches(), Place.named(what), "must be 64 lower-case hex digits", hash);
    }

    /** A bar's time is a whole millisecond, as feeds count it. */
    static void requireBarTime(String what, String of, Instant time) {
        if (!CoveredYears.covers(time) || !time.equals(Instant.ofEpochMilli(time.toEpochMilli()))) {
            throw refused(
                    Place.item(what, of), "must be a whole millisecond in " + CoveredYears.WORDS, time.toString());
        }
    }

    /** Databases count microseconds: what is finer would not come back. */
    static Instant toMicros(Place what, Instant time) {
        if (!CoveredYears.covers(time)) {
            throw refused(what, "must be in " + CoveredYears.WORDS, time.toString());
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static void requirePosition(String what, String of, long position) {
        if (position < 1) {
            throw refused(Place.item(what, of), "must be at least 1", Long.toString(position));
        }
    }

    static void require(boolean holds, Place what, String rule, String value) {
        if (!holds) {
            throw refused(what, rule, value);
        }
    }

    static StoreException refused(Place what, String rule, String value) {
        return new StoreException(new Fault(ErrorCode.STORE_ROW, what, rule, value));
    }

    /** There is one NaN: its payload would not survive every store. */
    static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    static float canonical(float value) {
        return Float.isNaN(value) ? Float.NaN : value;
    }
}
