// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a store, one after the other. It holds a bounded number of them in memory, and nothing of the server between
 * two calls: a cursor that is dropped in the middle costs nothing. Rows that are stored behind its place while it is read
 * are given too.
 *
 * <p>Not thread-safe.
 *
 * @param <T> what a row is
 */
@FunctionalInterface
public interface RowCursor<T> {

    /**
     * Gives the next row.
     *
     * @return the row, null after the last one
     * @throws StoreException if it cannot be read
     */
    @Nullable
    T next();

    /**
     * Reads all that is left, for a range that is known to be small: every row is kept in memory.
     *
     * @return the rows, in order
     * @throws StoreException if they cannot be read
     */
    default List<T> toList() {
        List<T> rows = new ArrayList<>();
        for (T row = next(); row != null; row = next()) {
            rows.add(row);
        }
        return rows;
    }
}
