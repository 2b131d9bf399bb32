// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.RowCursor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cursor behind an edge. A step is not repeated: a cursor does not promise that it stays where it was. */
final class GuardedCursor<T> implements RowCursor<T> {

    private final RowCursor<T> cursor;
    private final Edge edge;

    private GuardedCursor(RowCursor<T> cursor, Edge edge) {
        this.cursor = cursor;
        this.edge = edge;
    }

    /** Opens a cursor, which may be repeated. */
    static <T> RowCursor<T> open(Edge edge, Supplier<RowCursor<T>> opening) {
        return new GuardedCursor<>(edge.repeatable(opening), edge);
    }

    @Override
    public @Nullable T next() {
        return edge.once(cursor::next);
    }
}
