// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.InputException;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
                        stream(job, bars),
                        HISTORY.arrivals().history().publications(),
                        Instant.ofEpochMilli(end))
                .write(savepoint);
        return job;
    }

    private static DataStream<InstrumentBar> stream(StreamExecutionEnvironment job, List<InstrumentBar> bars) {
        return job.fromData(RecordTypes.of(InstrumentBar.class), bars.toArray(InstrumentBar[]::new))
                .setParallelism(1);
    }

    @Test
    void theFirstLiveObservationsAreThoseOfTheBatch(ClusterExtension.Cluster cluster) throws Exception {
        List<InstrumentBar> all = HISTORY.arrivals().history().bars();
        long end = all.get(all.size() / 2).time();
        for (String backend : new String[] {"hashmap", "rocksdb"}) {
            String savepoint = cluster.folder("histories") + "for " + backend;
            StreamExecutionEnvironment history = writing(until(end), end, savepoint);
            if (backend.equals("rocksdb")) {
                history.setRuntimeMode(RuntimeExecutionMode.BATCH); // one instrument after the other
            }
            JobExecutionResult written = cluster.run(history, null);
            assertThat(written.getAllAccumulatorResults())
                    .containsEntry(FeatureHistory.BARS, (long) until(end).size())
                    .containsEntry(FeatureHistory.BARS_TAKEN, (long) until(end).size())
                    .containsEntry(FeatureHistory.BARS_REFUSED, 0L);
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
    void aShareThatIsNotPossibleIsRefused() {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        FeatureHistory history = FeatureHistory.of(
                History.settings().build(), stream(job, SomeBars.bars("A")), List.of(), Instant.EPOCH);
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThat(refusal(ComponentException.class, () -> history.mostRefused(share)))
                    .hasMessage("FP-1300 at share of refused bars: must be from 0 to 1, but was " + share);
        }
    }

    /** Bars would see each of them from the first one on. */
    @Test
    void publicationsInSecondsAreRefusedWithTheUnitBeforeAnythingRuns() {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<InstrumentBar> bars = stream(job, SomeBars.bars("A"));
        List<Publication> seconds = List.of(new Publication("dxy", 19_786, SomeBars.time(0) / 1000, 103.5));
        FeatureJobConfig config = History.settings().build();
        assertThat(refusal(InputException.class, () -> FeatureHistory.of(config, bars, seconds, Instant.EPOCH)))
                .hasMessage(
                        "FP-908 at macro value dxy for 2024-03-04: must be a plausible time; as seconds since 1970 it"
                                + " is 2024-03-04T13:00:00Z (or say trustTimes), but was 1970-01-20T18:52:37.200Z");
        FeatureHistory.of(History.settings().trustTimes().build(), bars, seconds, Instant.EPOCH);
    }

    @Test
    void aHistoryOfOtherUnitsOrOutOfOrderWritesNoSavepoint(ClusterExtension.Cluster cluster) throws Exception {
        List<InstrumentBar> all = new ArrayList<>(HISTORY.arrivals().history().bars());
        long last = all.get(all.size() - 1).time();
        List<InstrumentBar> micros = all.stream()
                .map(bar -> new InstrumentBar(
                        bar.instrument(),
                        bar.source(),
                        1000 * bar.time(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume()))
                .toList();
        assertThat(refused(cluster, micros, last))
                .contains("FP-1314 at history: must have bars that are taken in; the first refusal was FP-554 at bar of"
                        + " I0: ")
                .contains(", but was 0 of " + all.size())
                .contains("FP-1314 at history of I0: must have at most 50.0 % of its bars refused");
        Collections.reverse(all);
        assertThat(refused(cluster, all, last))
                .contains("FP-1314 at history: must have at most 1.0 % of its bars refused; the first refusal was"
                        + " FP-1306 at bar of I0")
                .contains("must not come before the bar before it");
    }

    private static String refused(ClusterExtension.Cluster cluster, List<InstrumentBar> bars, long end)
            throws Exception {
        String savepoint =
                cluster.folder("histories") + "refused-" + bars.get(0).time();
        JobResult refused = cluster.end(cluster.start(writing(bars, end, savepoint), null));
        assertThat(Path.of(URI.create(savepoint)).resolve("_metadata")).doesNotExist();
        return Stream.iterate(
                        (Throwable) refused.getSerializedThrowable().orElseThrow(),
                        cause -> cause != null,
                        Throwable::getCause)
                .map(Throwable::getMessage)
                .toList()
                .toString();
    }
}
