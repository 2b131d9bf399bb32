// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of features promises of the features that a refresh has written. */
public abstract class FeaturesContract {

    static final FeatureKey KEY = key('a', 'b');

    static final FeatureKey OTHER_STATISTICS = key('a', 'c');

    static final FeedSnapshot SNAPSHOT = MarketFeed.of(Samples.model()).build().snapshot();

    /** {@return stores that hold nothing} */
    protected abstract Stores stores();

    final Stores stores = stores();

    static EngineState state(FeatureKey key, long position) {
        return new EngineState(key, position, position, time((int) position), SNAPSHOT);
    }

    /** A step of one row whose bar has the index of its position. */
    static RefreshStep step(FeatureKey key, long position) {
        return new RefreshStep(
                position - 1, List.of(row(key, (int) position, position, position)), state(key, position));
    }

    // ---- features

    @Test
    void featuresOfOtherHashesAreOtherFeatures() {
        stores.refresh().commit(step(KEY, 1));
        stores.refresh().commit(step(OTHER_STATISTICS, 1));
        stores.refresh().commit(step(OTHER_STATISTICS, 2));

        assertThat(stores.features().newest(KEY)).contains(row(KEY, 1, 1, 1));
        assertThat(stores.features().newest(OTHER_STATISTICS)).contains(row(OTHER_STATISTICS, 2, 2, 2));
        assertThat(stores.features().newest(key('d', 'b'))).isEmpty();
        assertThat(stores.features().at(KEY, time(2))).isEmpty();
        assertThat(stores.outbox().pending(10))
                .containsExactlyInAnyOrder(row(KEY, 1, 1, 1), row(OTHER_STATISTICS, 2, 2, 2));
        assertThat(stores.outbox().pending(1)).hasSize(1);
    }

    @Test
    void aRangeOfTimeHoldsItsFirstInstantAndNotItsEnd() {
        for (long i = 1; i <= 5; i++) {
            stores.refresh().commit(step(KEY, i));
        }
        assertThat(all(stores.features().between(KEY, time(2), time(4))))
                .extracting(FeatureRow::time)
                .containsExactly(time(2), time(3));
        RowCursor<FeatureRow> cursor = stores.features().between(KEY, time(5), Instant.MAX);
        assertThat(cursor.next()).isNotNull();
        stores.refresh().commit(step(KEY, 6));
        assertThat(all(cursor)).extracting(FeatureRow::time).containsExactly(time(6));
    }

    @Test
    void aBarOfTheWarmUpHasNoObservation() {
        FeatureRow row =
                FeatureRow.warmingUp(KEY, time(1), 1, new double[] {1, Double.NaN}, new float[] {-0.0f, Float.NaN});
        stores.refresh().commit(new RefreshStep(0, List.of(row), state(KEY, 1)));

        assertThat(stores.features().newest(KEY)).contains(row);
        assertThat(stores.features().newest(KEY).orElseThrow().observation()).isEmpty();
        assertThat(stores.outbox().pending(10)).containsExactly(row);
    }

    @Test
    void theQualityOfABarIsWrittenAndReplacedWithItsFeatures() {
        FeatureRow judged = row(KEY, 1, 1, 1).withQuality(-0.0);
        FeatureRow correction = row(KEY, 1, 2, 1).withQuality(100.0 / 3);
        FeatureRow other = FeatureRow.warmingUp(KEY, time(2), 3, new double[0], new float[0]);
        stores.refresh().commit(new RefreshStep(0, List.of(judged), state(KEY, 1)));
        assertThat(stores.features().newest(KEY)).contains(judged);
        assertThat(stores.outbox().pending(10)).containsExactly(judged);

        List<FeatureRow> rows = new ArrayList<>(List.of(correction, other));
        for (int i = 3; i < 30; i++) {
            rows.add(row(KEY, i, i + 1, i).withQuality(i % 3 == 0 ? Double.NaN : i)); // so many are copied
        }
        stores.refresh().commit(new RefreshStep(1, rows, state(KEY, 30)));
        assertThat(all(stores.features().between(KEY, Instant.MIN, Instant.MAX)))
                .isEqualTo(rows);
    }
}
