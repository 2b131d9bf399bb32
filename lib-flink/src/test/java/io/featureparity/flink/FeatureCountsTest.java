// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.feed.FeedDecision;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
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

    /** One task of the function, whose metrics are kept. */
    @SuppressWarnings("try") // an interrupt ends a test
    private static final class Task extends AbstractStreamOperatorTestHarness<FeatureVector> {

        private final CoBroadcastWithKeyedOperator<String, InstrumentBar, Publication, FeatureVector> running;

        private Task(
                CoBroadcastWithKeyedOperator<String, InstrumentBar, Publication, FeatureVector> operator,
                MockEnvironment environment)
                throws Exception {
            super(operator, environment);
            this.running = operator;
            KeySelector<InstrumentBar, String> key = InstrumentBar::instrument;
            config.setStatePartitioner(0, key);
            config.setStateKeySerializer(StringSerializer.INSTANCE);
            config.serializeAllConfigs();
        }

        static Task begin(Metrics metrics) throws Exception {
            FeatureFunction function = new FeatureFunction(History.settings().build());
            Task task = new Task(
                    new CoBroadcastWithKeyedOperator<>(function, List.of(FeatureFunction.published())),
                    metrics.environment());
            task.open();
            return task;
        }

        void bar(InstrumentBar bar) throws Exception {
            StreamRecord<InstrumentBar> record = new StreamRecord<>(bar, bar.time());
            running.setKeyContextElement1(record);
            running.processElement1(record);
        }
    }

    @Test
    @SuppressWarnings("try") // an interrupt ends it
    void whatATaskDoesIsCounted() throws Exception {
        Metrics metrics = new Metrics();
        try (Task task = Task.begin(metrics)) {
            Publication publication = new Publication("dxy", 19_786, SomeBars.time(0) - 1, 103);
            task.running.processElement2(new StreamRecord<>(publication, publication.available()));
            for (InstrumentBar bar : SomeBars.bars("A")) {
                task.bar(bar);
            }
            task.bar(SomeBars.bar("A", "split", SomeBars.time(3) + 1, -1));
            task.bar(SomeBars.bar("A", "split", Long.MAX_VALUE, 4000));
            task.running.processWatermark2(new Watermark(Long.MAX_VALUE));
            task.running.processWatermark1(new Watermark(SomeBars.time(SomeBars.LENGTH)));
            task.bar(SomeBars.bar("A", 4));
        }
        Map<String, Long> values = metrics.values();
        values.values().removeIf(count -> count == 0);
        assertThat(values)
                .isEqualTo(Map.of(
                        "bars_held", 21L,
                        "bars_late", 1L,
                        "bars_refused", 2L,
                        "bars_released", 21L,
                        "decision_accepted", 20L,
                        "decision_bad_values_refused", 1L,
                        "publications", 1L,
                        "vectors", 6L));
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
