// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a store, one after the other. It keeps a bounded number of rows in memory. Between two calls it holds nothing
 * on the server, so a cursor may be dropped before its end. Rows that are stored after its place while it is read are returned
 * too.
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
     * Reads all remaining rows. Use it only for a range that is known to be small: every row is kept in memory.
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
