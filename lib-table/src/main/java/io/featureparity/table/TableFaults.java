// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.EpochUnit;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is thrown where a table is refused. */
final class TableFaults {

    /** A number that can be looked at, such as the seconds of Python's clock; a longer one counts nothing. */
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,30})(?:\\.[0-9]{1,30})?");

    private TableFaults() {}

    static InputException file(Place place, String rule, String value, @Nullable Throwable cause) {
        return new InputException(List.of(new Fault(ErrorCode.TABLE_FILE, place, rule, value)), cause);
    }

    static InputException unreadable(Path file, String why, @Nullable Throwable cause) {
        return file(Place.file(file), "must be a file that can be read", why, cause);
    }

    static InputException unwritable(Path file, String why, Throwable cause) {
        return file(Place.file(file), "must be a file that can be written", why, cause);
    }

    /** Rows stream, so it is a row or a column that is too large, and not the number of rows. */
    static InputException memory(Path file, Throwable cause) {
        String rule = "must have rows that can be read with " + Database.MEMORY + " beside the heap";
        return new InputException(List.of(new Fault(ErrorCode.MEMORY, Place.file(file), rule, "larger ones")), cause);
    }

    static Fault column(Path file, String column, String rule, String value) {
        return new Fault(ErrorCode.TABLE_COLUMN, Place.file(file).part(column), rule, value);
    }

    static InputException value(Place place, String rule, @Nullable String value) {
        return new InputException(new Fault(ErrorCode.TABLE_VALUE, place, rule, value == null ? "empty" : value));
    }

    /** A number of another unit is no time either, and the one who reads this wants to know the unit. */
    static InputException time(Place place, String rule, String value) {
        Matcher number = NUMBER.matcher(value);
        Optional<String> hint = number.matches() ? EpochUnit.hint(new BigInteger(number.group(1))) : Optional.empty();
        return hint.isEmpty()
                ? value(place, rule, value)
                : new InputException(new Fault(ErrorCode.TIME_IMPLAUSIBLE, place, rule + "; " + hint.get(), value));
    }

    static InputException empty(Path file, String rule) {
        return new InputException(new Fault(ErrorCode.TABLE_EMPTY, Place.file(file), rule, "none"));
    }

    static InputException of(ErrorCode code, Place place, String rule, String value, @Nullable Throwable cause) {
        return new InputException(List.of(new Fault(code, place, rule, value)), cause);
    }

    /** Advice behind a rule, if there is any. */
    static String advised(String rule, String advice) {
        return advice.isEmpty() ? rule : rule + " (" + advice + ")";
    }
}
