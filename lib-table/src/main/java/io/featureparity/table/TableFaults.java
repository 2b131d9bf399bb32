// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is thrown where a table is refused. */
final class TableFaults {

    private TableFaults() {}

    static InputException file(String where, String rule, String value, @Nullable Throwable cause) {
        return new InputException(List.of(new Fault(ErrorCode.TABLE_FILE, where, rule, value)), cause);
    }

    static InputException unreadable(Path file, String why, @Nullable Throwable cause) {
        return file(file.toString(), "must be a file that can be read", why, cause);
    }

    static InputException unwritable(Path file, Throwable cause) {
        return file(file.toString(), "must be a file that can be written", cause.toString(), cause);
    }

    static Fault column(Path file, String column, String rule, String value) {
        return new Fault(ErrorCode.TABLE_COLUMN, file + ", " + column, rule, value);
    }

    static InputException value(String where, String rule, @Nullable String value) {
        return new InputException(new Fault(ErrorCode.TABLE_VALUE, where, rule, value == null ? "empty" : value));
    }

    static InputException empty(Path file, String rule) {
        return new InputException(new Fault(ErrorCode.TABLE_EMPTY, file.toString(), rule, "none"));
    }
}
