// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

import io.featureparity.contract.error.Place;
import java.util.function.Consumer;

/** Rows that somebody sees as they pass, and who hears when there are no more. */
record WatchedRows(TimedRows rows, Consumer<? super TimedRows> watcher, Runnable atEnd) implements TimedRows {

    @Override
    public boolean next() {
        boolean more = rows.next();
        if (more) {
            watcher.accept(rows);
        } else {
            atEnd.run();
        }
        return more;
    }

    @Override
    public long time() {
        return rows.time();
    }

    @Override
    public double value(int column) {
        return rows.value(column);
    }

    @Override
    public Place place() {
        return rows.place();
    }
}
