// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.store.LatestStore;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every online store does. */
public abstract class LatestContract {

    private static final FeatureKey KEY = key('a', 'b');

    /** {@return a store that holds nothing} */
    protected abstract LatestStore store();

    private final LatestStore store = store();

    @Test
    void featuresComeBackWithAllTheirBits() {
        assertThat(store.get(KEY)).isEmpty();
        for (int i = 1; i < 50; i++) {
            FeatureRow row = row(KEY, i, i, i);
            assertThat(store.put(row)).isTrue();
            FeatureRow read = store.get(KEY).orElseThrow();
            assertThat(read).isEqualTo(row);
            assertThat(read.observation().orElseThrow().sha256())
                    .isEqualTo(row.observation().orElseThrow().sha256());
        }
        FeatureRow warmingUp =
                FeatureRow.warmingUp(KEY, time(90), 90, new double[] {-0.0, Double.NaN}, new float[] {1, -0.0f});
        store.put(warmingUp);
        assertThat(store.get(KEY)).contains(warmingUp);
    }

    @Test
    void theQualityOfABarComesBackAndDoesNotMakeARowNewerOrOlder() {
        FeatureRow judged = row(KEY, 5, 9, 1).withQuality(100.0 / 3);
        assertThat(store.put(judged)).isTrue();
        assertThat(store.get(KEY)).contains(judged);

        assertThat(store.put(row(KEY, 4, 9, 1))).isFalse();
        assertThat(store.get(KEY)).contains(judged);
        FeatureRow next = row(KEY, 6, 10, 1);
        assertThat(store.put(next)).isTrue();
        assertThat(store.get(KEY)).contains(next);
        assertThat(store.put(judged)).isFalse();
        assertThat(store.get(KEY)).contains(next);
    }

    @Test
    void anOlderBarNeverTakesThePlaceOfANewerOne() {
        store.put(row(KEY, 5, 9, 1));

        assertThat(store.put(row(KEY, 4, 10, 2))).isFalse();
        assertThat(store.put(row(KEY, 5, 8, 2))).isFalse();
        assertThat(store.put(row(KEY, -5_000_000, 20, 2))).isFalse();
        assertThat(store.get(KEY)).contains(row(KEY, 5, 9, 1));

        assertThat(store.put(row(KEY, 5, 9, 1))).isTrue();
        FeatureRow correction = row(KEY, 5, 10, 3);
        assertThat(store.put(correction)).isTrue();
        assertThat(store.get(KEY)).contains(correction);
        FeatureRow next = row(KEY, 6, 7, 4);
        assertThat(store.put(next)).isTrue();
        assertThat(store.get(KEY)).contains(next);
    }

    @Test
    void barsBefore1970AreOlderThanThoseAfter() {
        FeatureRow old = row(KEY, -6_000_000, 1, 1);
        assertThat(old.time()).isBefore("1970-01-01T00:00:00Z");
        assertThat(store.put(old)).isTrue();
        assertThat(store.get(KEY)).contains(old);
        assertThat(store.put(row(KEY, 0, 1, 1))).isTrue();
        assertThat(store.put(old)).isFalse();
    }

    @Test
    void featuresOfOtherHashesAreOtherFeatures() {
        FeatureKey other = key('a', 'c');
        store.put(row(KEY, 5, 5, 1));
        store.put(row(other, 1, 1, 2));

        assertThat(store.get(KEY)).contains(row(KEY, 5, 5, 1));
        assertThat(store.get(other)).contains(row(other, 1, 1, 2));
        assertThat(store.get(key('c', 'b'))).isEmpty();
    }

    @Test
    void theNewestWinsHoweverManyWrite() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int first = writer;
                done.add(writers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        int index = Math.floorMod(first * 53 + i * 37, 200);
                        store.put(row(KEY, index, 1, index));
                    }
                    store.put(row(KEY, 200 + first, 1, first));
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(store.get(KEY)).contains(row(KEY, 203, 1, 3));
    }
}
