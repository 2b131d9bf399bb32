// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.FeatureWatermarks;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.postgres.PostgresFeatureWriter;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The features of a job in a real table: each row once, with the bits that a feature refresh writes. */
class PostgresFeaturesTest {

    private static final int BARS = 60;
    private static final int FAILURES = 3;
    private static final List<String> INSTRUMENTS = List.of("USD/COP", "EUR/COP", "PEN/COP");

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static List<FeatureRow> stored(String instrument) {
        List<FeatureRow> rows = new ArrayList<>();
        RowCursor<FeatureRow> cursor = server.stores()
                .features()
                .between(
                        FeatureKey.of(instrument, Vectors.MODEL), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        for (FeatureRow row = cursor.next(); row != null; row = cursor.next()) {
            rows.add(row);
        }
        return rows;
    }

    // ---- a job

    /**
     * Fails at the fortieth vector of each of the first attempts. So many need more bars than two checkpoints let through: each failure
     * is after a checkpoint, and enough is left for the next one, however fast anything is. The table has the vectors since the checkpoint
     * by then, or not.
     */
    private static final class Failing extends RichMapFunction<FeatureVector, FeatureVector> {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger LEFT = new AtomicInteger(FAILURES);

        private int until = 40;

        @Override
        public FeatureVector map(FeatureVector vector) {
            if (LEFT.get() > 0 && --until == 0) {
                LEFT.decrementAndGet();
                throw new IllegalStateException("planned");
            }
            return vector;
        }
    }

    @Test
    void aJobThatFailsLeavesEachRowOnceWithTheBitsOfAFeed() throws Exception {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(30));
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(5));
        settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(5)); // the machine may be busy
        settings.set(RpcOptions.ASK_TIMEOUT_DURATION, Duration.ofMinutes(2));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment job = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        FeatureJobConfig config = Vectors.settings().allFeatures().build();
        int port = server.server().getPort();
        DataStream<InstrumentBar> bars = job.fromSource(
                new DataGeneratorSource<>(
                        index -> Vectors.bar(INSTRUMENTS.get((int) (index % 3)), (int) (index / 3)),
                        (long) BARS * INSTRUMENTS.size(),
                        RateLimiterStrategy.perCheckpoint(15),
                        RecordTypes.of(InstrumentBar.class)),
                FeatureWatermarks.ofBars(config, Duration.ZERO),
                "bars");
        DataStream<FeatureVector> features = FeatureJob.attach(config, bars)
                .features()
                .map(new Failing())
                .returns(RecordTypes.of(FeatureVector.class));
        PostgresFeatures.write(features, config, () -> Server.settings(port));

        job.execute();

        assertThat(Failing.LEFT).hasValue(0);
        for (String instrument : INSTRUMENTS) {
            assertThat(stored(instrument)).isEqualTo(Vectors.rows(instrument, BARS));
        }
    }

    @Test
    void aJobThatDoesNotSendRawFeaturesIsRefused() {
        FeatureJobConfig config = Vectors.settings().build();
        ComponentException refused =
                refusal(ComponentException.class, () -> PostgresFeatures.sink(config, () -> Server.settings(1)));
        assertThat(refused.code()).isEqualTo(ErrorCode.FLINK_SETTING);
        assertThat(refused).hasMessageContaining("raw features").hasMessageContaining("allFeatures");
    }

    // ---- one task

    /** Timers that fire by hand. */
    private static final class Timers implements ProcessingTimeService {

        private final List<Long> times = new ArrayList<>();
        private final List<ProcessingTimeCallback> callbacks = new ArrayList<>();

        @Override
        public long getCurrentProcessingTime() {
            return 1_000;
        }

        @Override
        public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback callback) {
            times.add(time);
            callbacks.add(callback);
            return null;
        }
    }

    private static FeatureTableWriter writer(Timers timers, SimpleCounter written) {
        VectorRows rows = new VectorRows(Vectors.MODEL, Vectors.POSITION);
        SimpleCounter ignored = new SimpleCounter();
        return new FeatureTableWriter(rows, PostgresFeatureWriter.open(server.settings()), timers, written, ignored);
    }

    /** A job that began anew, with fewer bars than the one before it had. */
    @Test
    @SuppressWarnings("try") // an interrupt ends it
    void rowsThatTheTableIgnoresAreCountedApart() throws Exception {
        List<FeatureRow> rows = Vectors.rows("anew", 30);
        FeatureJobConfig config = Vectors.settings().allFeatures().build();
        int port = server.server().getPort();
        OneTask task = new OneTask(new Timers());
        try (SinkWriter<FeatureVector> writer =
                PostgresFeatures.sink(config, () -> Server.settings(port)).createWriter(task.context())) {
            for (FeatureRow row : rows) {
                writer.write(Vectors.vector(row), null);
            }
            writer.flush(false);
            for (FeatureRow row : rows.subList(20, 30)) {
                long fewer = row.position() - 20;
                writer.write(
                        FeatureVector.wrapping(
                                "anew", row.time().toEpochMilli(), fewer, false, new float[0], row.raw()),
                        null);
            }
            writer.flush(true);
        }
        assertThat(task.counts())
                .containsExactly(Map.entry("feature_parity.rows_ignored", 10L), Map.entry("numRecordsSend", 30L));
        assertThat(stored("anew")).isEqualTo(rows);
    }

    @Test
    void rowsAreWrittenWhenTheFirstHasWaitedWhenManyWaitAndAtACheckpoint() throws Exception {
        Timers timers = new Timers();
        SimpleCounter written = new SimpleCounter();
        List<FeatureRow> rows = Vectors.rows("waiting", FeatureTableWriter.MANY + 3);
        try (FeatureTableWriter writer = writer(timers, written)) {
            writer.write(Vectors.vector(rows.get(0)), null);
            writer.write(Vectors.vector(rows.get(1)), null);
            assertThat(stored("waiting")).isEmpty();
            assertThat(timers.times).containsExactly(1_000 + FeatureTableWriter.LONGEST_WAIT_MILLIS);
            timers.callbacks.get(0).onProcessingTime(timers.times.get(0));
            assertThat(stored("waiting")).isEqualTo(rows.subList(0, 2));

            for (FeatureRow row : rows.subList(2, FeatureTableWriter.MANY + 2)) {
                writer.write(Vectors.vector(row), null);
            }
            assertThat(stored("waiting")).isEqualTo(rows.subList(0, FeatureTableWriter.MANY + 2));
            assertThat(timers.times).hasSize(2);

            writer.write(Vectors.vector(rows.get(FeatureTableWriter.MANY + 2)), null);
            writer.flush(false);
            assertThat(stored("waiting")).isEqualTo(rows);
            assertThat(written.getCount()).isEqualTo(rows.size());
        }
    }

    @Test
    void aRowIsReplacedByOneOfItsOwnBarAndByNoEarlierOne() throws Exception {
        List<FeatureRow> rows = Vectors.rows("replaced", 30);
        FeatureRow row = rows.get(29);
        double[] other = row.raw();
        other[0] += 1;
        FeatureVector replaced =
                FeatureVector.wrapping("replaced", row.time().toEpochMilli(), 30, false, new float[0], other);
        FeatureVector earlier =
                FeatureVector.wrapping("replaced", row.time().toEpochMilli(), 29, false, new float[0], row.raw());
        try (FeatureTableWriter writer = writer(new Timers(), new SimpleCounter())) {
            for (FeatureVector vector : List.of(Vectors.vector(row), replaced, earlier)) {
                writer.write(vector, null);
            }
            writer.flush(true);
        }
        assertThat(stored("replaced")).singleElement().satisfies(stored -> {
            assertThat(stored.raw()).isEqualTo(other);
            assertThat(stored.position()).isEqualTo(30);
            assertThat(stored.observation()).isEmpty();
        });
    }

    @Test
    void aWriteThatFailsEndsTheTaskAndTheNextOneWritesEverything() throws Exception {
        List<FeatureRow> rows = Vectors.rows("lost", 20);
        FeatureTableWriter first = writer(new Timers(), new SimpleCounter());
        first.write(Vectors.vector(rows.get(0)), null);
        first.flush(false);
        first.write(Vectors.vector(rows.get(1)), null);
        server.run("alter table inference_features_5m rename to elsewhere");
        StoreException failed = refusal(StoreException.class, () -> first.flush(false));
        assertThat(failed.code()).isEqualTo(ErrorCode.STORE_TABLE);
        first.close();
        server.run("alter table elsewhere rename to inference_features_5m");

        try (FeatureTableWriter second = writer(new Timers(), new SimpleCounter())) {
            for (FeatureRow row : rows) {
                second.write(Vectors.vector(row), null);
            }
            second.flush(false);
        }
        assertThat(stored("lost")).isEqualTo(rows);
    }
}
