// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.feed.FeedDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class FeatureCountsTest {

    /** Keeps the counters that are asked for. */
    private static final class Kept extends UnregisteredMetricsGroup {

        private final Map<String, Counter> counters;
        private final String name;

        Kept(Map<String, Counter> counters, String name) {
            this.counters = counters;
            this.name = name;
        }

        @Override
        public MetricGroup addGroup(String group) {
            return new Kept(counters, name + group + ".");
        }

        @Override
        public Counter counter(String counter) {
            return counters.computeIfAbsent(name + counter, key -> new SimpleCounter());
        }
    }

    @Test
    void everyCountIsAMetricOfItsOwn() {
        Map<String, Counter> counters = new TreeMap<>();
        FeatureCounts counts = new FeatureCounts(new Kept(counters, ""));
        counts.held();
        counts.released(2);
        times(3, counts::late);
        times(4, counts::refused);
        times(5, counts::published);
        times(6, counts::sent);
        times(7, () -> counts.decided(FeedDecision.INSERTED));

        Map<String, Long> values = new TreeMap<>();
        counters.forEach((name, counter) -> {
            if (counter.getCount() > 0) {
                values.put(name, counter.getCount());
            }
        });
        assertThat(values)
                .containsExactly(
                        Map.entry("feature_parity.bars_held", 1L),
                        Map.entry("feature_parity.bars_late", 3L),
                        Map.entry("feature_parity.bars_refused", 4L),
                        Map.entry("feature_parity.bars_released", 2L),
                        Map.entry("feature_parity.decision_inserted", 7L),
                        Map.entry("feature_parity.publications", 5L),
                        Map.entry("feature_parity.vectors", 6L));
        assertThat(counters).hasSize(6 + FeedDecision.values().length);
    }

    @Test
    void everyCountIsInTheCatalogue() throws IOException {
        Map<String, Counter> counters = new TreeMap<>();
        new FeatureCounts(new Kept(counters, ""));

        String catalogue = Files.readString(Path.of("..", "docs", "observability.md"));
        assertThat(counters.keySet())
                .map(name -> name.substring("feature_parity.".length()))
                .filteredOn(name -> !name.startsWith("decision_"))
                .hasSize(6)
                .allSatisfy(name -> assertThat(catalogue).contains("| `" + name + "` | `feature-parity-features` |"));
        assertThat(counters).containsKey("feature_parity.decision_accepted");
    }

    private static void times(int count, Runnable call) {
        for (int i = 0; i < count; i++) {
            call.run();
        }
    }
}
