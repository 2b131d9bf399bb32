// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job that starts from a history goes on as if it had run all the time. */
@ExtendWith(ClusterExtension.class)
class FeatureHistoryTest {

    private static final TestJob.Source HISTORY = new TestJob.Source(77, 16, 60);

    private static List<InstrumentBar> until(long end) {
        return HISTORY.arrivals().history().bars().stream()
                .filter(bar -> bar.time() <= end)
                .toList();
    }

    private static StreamExecutionEnvironment writing(List<InstrumentBar> bars, long end, String savepoint) {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setParallelism(2);
        FeatureHistory.addTo(
                        SavepointWriter.newSavepoint(job, 16),
                        History.settings().build(),
                        job.fromData(RecordTypes.of(InstrumentBar.class), bars.toArray(InstrumentBar[]::new))
                                .setParallelism(1),
                        HISTORY.arrivals().history().publications(),
                        Instant.ofEpochMilli(end))
                .write(savepoint);
        return job;
    }

    @Test
    void theFirstLiveObservationsAreThoseOfTheBatch(ClusterExtension.Cluster cluster) throws Exception {
        List<InstrumentBar> all = HISTORY.arrivals().history().bars();
        long end = all.get(all.size() / 2).time();
        String savepoint = cluster.folder("histories") + "half";
        cluster.run(writing(until(end), end, savepoint), null);

        for (String backend : new String[] {"hashmap", "rocksdb"}) {
            String run = "warm " + backend;
            cluster.run(new TestJob(HISTORY.after(end), run).backend(backend).build(cluster), savepoint);

            Map<String, List<FeatureVector>> live = new HashMap<>();
            HISTORY.arrivals().history().expected().forEach((instrument, vectors) -> {
                List<FeatureVector> later =
                        vectors.stream().filter(vector -> vector.time() > end).toList();
                if (!later.isEmpty()) {
                    live.put(instrument, later);
                }
            });
            assertThat(History.byInstrument(Collected.<FeatureVector>of(run)))
                    .isNotEmpty()
                    .isEqualTo(live);
        }
    }

    @Test
    void ofWhatTheLiveJobRefusesNothingIsKept() throws Exception {
        HistoryFunction function =
                new HistoryFunction(History.settings().build(), List.of(), SomeBars.time(SomeBars.LENGTH));
        var task = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function), InstrumentBar::instrument, Types.STRING);
        task.open();
        for (String name : List.of("", "A", "A\n")) {
            task.processElement(SomeBars.bar(name, 0), SomeBars.time(0));
        }
        task.processElement(new InstrumentBar("B", "split", SomeBars.time(0), -1, 1, 1, 1, 1), SomeBars.time(0));
        task.processWatermark(Long.MAX_VALUE);
        task.close();

        assertThat(task.extractOutputValues()).extracting(state -> state.f0).containsExactly("A");
    }

    @Test
    void aHistoryOutOfOrderIsRefused(ClusterExtension.Cluster cluster) throws Exception {
        List<InstrumentBar> all = new ArrayList<>(HISTORY.arrivals().history().bars());
        long last = all.get(all.size() - 1).time();
        assertThat(refusal(cluster, all, last - 1)).contains("FP-1306 at bar of I", "must not come after the end");
        Collections.reverse(all);
        assertThat(refusal(cluster, all, last))
                .contains("FP-1306 at bar of I", "must not come before the bar before it");
    }

    private static String refusal(ClusterExtension.Cluster cluster, List<InstrumentBar> bars, long end)
            throws Exception {
        JobResult refused =
                cluster.end(cluster.start(writing(bars, end, cluster.folder("histories") + "refused" + end), null));
        return Stream.iterate(
                        (Throwable) refused.getSerializedThrowable().orElseThrow(),
                        cause -> cause != null,
                        Throwable::getCause)
                .map(Throwable::getMessage)
                .toList()
                .toString();
    }
}
