// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.features.model.Model;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What one feed computes that sees all bars without any interruption. */
final class Uninterrupted {

    private final Stores stores;
    private final StoredFeed feed;
    private final Map<Instant, FeatureRow> rows = new TreeMap<>();
    private long position;

    Uninterrupted(Stores stores, Model model) {
        this.stores = stores;
        this.feed = FeedSettings.live()
                .feed(Market.INSTRUMENT, model, stores.macro())
                .begin();
    }

    /** {@return the rows of all bars that are stored by now} */
    Map<Instant, FeatureRow> rows() {
        RowCursor<StoredBar> bars = stores.bars().closedAfter(Market.INSTRUMENT, position);
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            feed.take(bar).forEach(row -> rows.put(row.time(), row));
            position = bar.position();
        }
        return rows;
    }

    /** {@return the rows of all bars up to a position} */
    Map<Instant, FeatureRow> rowsUpTo(long last) {
        Map<Instant, FeatureRow> some = new TreeMap<>(rows());
        some.values().removeIf(row -> row.position() > last);
        return some;
    }
}
