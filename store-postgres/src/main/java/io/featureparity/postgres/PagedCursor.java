// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.RowCursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows in pages, each read by a statement of its own that goes on after the last row. So no connection is held between two
 * pages, and no memory but that of a page.
 */
final class PagedCursor<T> implements RowCursor<T> {

    private final Function<@Nullable T, List<T>> pageAfter;
    private final Deque<T> page = new ArrayDeque<>();
    private @Nullable T last;

    /**
     * Makes a cursor before the first row.
     *
     * @param pageAfter gives the page after a row, or the first one
     */
    PagedCursor(Function<@Nullable T, List<T>> pageAfter) {
        this.pageAfter = pageAfter;
    }

    @Override
    public @Nullable T next() {
        if (page.isEmpty()) {
            page.addAll(pageAfter.apply(last));
        }
        T next = page.poll();
        if (next != null) {
            last = next;
        }
        return next;
    }
}
