// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Bars that a component reads otherwise than they are stored.
 *
 * @param bars the stored bars
 * @param altered makes of all bars that were seen, in the order in which they came, those that the component reads
 */
record AlteredBars(BarStore bars, UnaryOperator<List<StoredBar>> altered) implements BarStore {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    static <T> RowCursor<T> cursor(List<T> rows) {
        var left = List.copyOf(rows).iterator();
        return () -> left.hasNext() ? left.next() : null;
    }

    private List<StoredBar> seen(String instrument) {
        return altered.apply(bars.seenBetween(instrument, FIRST, END).toList());
    }

    @Override
    public int append(List<ArrivedBar> arrived) {
        return bars.append(arrived);
    }

    @Override
    public long lastPosition(String instrument) {
        return bars.lastPosition(instrument);
    }

    @Override
    public RowCursor<StoredBar> closedAfter(String instrument, long position) {
        return cursor(seen(instrument).stream()
                .filter(bar -> bar.arrivedClosed() && bar.position() > position)
                .toList());
    }

    @Override
    public RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end) {
        return cursor(seen(instrument).stream()
                .filter(bar -> bar.arrivedClosed()
                        && !bar.bar().time().isBefore(from)
                        && bar.bar().time().isBefore(end))
                .toList());
    }

    @Override
    public RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end) {
        return cursor(seen(instrument).stream()
                .filter(bar ->
                        !bar.bar().time().isBefore(from) && bar.bar().time().isBefore(end))
                .toList());
    }
}
