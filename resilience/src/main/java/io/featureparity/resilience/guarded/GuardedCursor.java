// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.RowCursor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cursor behind an edge. A step is not repeated: a cursor does not promise that it stays where it was. */
final class GuardedCursor<T> implements RowCursor<T> {

    private final RowCursor<T> cursor;
    private final StorePort port;

    private GuardedCursor(RowCursor<T> cursor, StorePort port) {
        this.cursor = cursor;
        this.port = port;
    }

    /** Opens a cursor, which may be repeated. */
    static <T> RowCursor<T> open(StorePort port, Supplier<RowCursor<T>> opening) {
        return new GuardedCursor<>(port.read(opening), port);
    }

    @Override
    public @Nullable T next() {
        return port.step(cursor::next);
    }
}
