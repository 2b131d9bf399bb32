// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import io.featureparity.features.model.Model;
import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** A job of one task behind one source, which measures the processor time of the task's thread. */
final class MeasuredJob {

    /** The processor time of the task that ended last, in nanoseconds. */
    private static final AtomicLong NANOS = new AtomicLong();

    private static final Duration WATERMARKS = Duration.ofMillis(50);
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final StreamExecutionEnvironment job;

    MeasuredJob(String backend, boolean reuse) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARKS);
        settings.set(PipelineOptions.OBJECT_REUSE, reuse);
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        job = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        job.setParallelism(1);
    }

    /** Sends on what it gets. */
    private static final class Identity extends KeyedProcessFunction<String, InstrumentBar, InstrumentBar> {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(InstrumentBar bar, Context context, Collector<InstrumentBar> out) {
            out.collect(bar);
        }
    }

    /** The end of the task that is measured. */
    private static final class Meter<T> extends RichFilterFunction<T> {

        private static final long serialVersionUID = 1L;

        private long skipped;
        private long begin;

        /** Counts from the beginning, or when so many have come. */
        Meter(long skipped) {
            this.skipped = skipped;
        }

        @Override
        public void open(OpenContext context) {
            begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public boolean filter(T value) {
            if (skipped > 0 && --skipped == 0) {
                begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            }
            return false;
        }

        @Override
        public void close() {
            NANOS.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
        }
    }

    /** Says after the last instrument of each time that all bars of it are there. */
    private static final class WholeTimes implements WatermarkGenerator<InstrumentBar> {

        private final String last;

        WholeTimes(int instruments) {
            last = FlinkMarket.bar(instruments - 1, instruments).instrument();
        }

        @Override
        public void onEvent(InstrumentBar bar, long time, WatermarkOutput output) {
            if (bar.instrument().equals(last)) {
                output.emitWatermark(new Watermark(time));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    DataStream<InstrumentBar> bars(long count, int instruments, RateLimiterStrategy<?> pace) {
        return bars(count, instruments, pace, WatermarkStrategy.forMonotonousTimestamps());
    }

    private DataStream<InstrumentBar> bars(
            long count, int instruments, RateLimiterStrategy<?> pace, WatermarkStrategy<InstrumentBar> watermarks) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // the strategy does not look at the splits
        DataGeneratorSource<InstrumentBar> source = new DataGeneratorSource<>(
                index -> FlinkMarket.bar(index, instruments),
                count,
                (RateLimiterStrategy) pace,
                RecordTypes.of(InstrumentBar.class));
        return job.fromSource(source, watermarks.withTimestampAssigner((bar, before) -> bar.time()), "bars");
    }

    DataStream<FeatureVector> features(DataStream<InstrumentBar> bars) {
        Model model = FlinkMarket.model();
        DataStream<Publication> publications = job.fromData(
                        RecordTypes.of(Publication.class),
                        FlinkMarket.publications(model).toArray(Publication[]::new))
                .name("publications")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Publication>forMonotonousTimestamps()
                        .withTimestampAssigner((value, before) -> value.available()));
        return FeatureJob.attach(FlinkMarket.settings(), bars, publications).features();
    }

    /** The processor time of a task that does nothing. */
    long identity(long count, int instruments, Cluster cluster) throws Exception {
        bars(count, instruments, RateLimiterStrategy.noOp())
                .keyBy(InstrumentBar::instrument, Types.STRING)
                .process(new Identity(), RecordTypes.of(InstrumentBar.class))
                .filter(new Meter<>(0))
                .sinkTo(new DiscardingSink<>());
        cluster.run(job);
        return NANOS.get();
    }

    /** The processor time of a task that computes the features. */
    long features(long count, int instruments, Cluster cluster) throws Exception {
        features(bars(count, instruments, RateLimiterStrategy.noOp()))
                .filter(new Meter<>(0))
                .sinkTo(new DiscardingSink<>());
        cluster.run(job);
        return NANOS.get();
    }

    /** The processor time of a task that computes the bars of one time after those of the other, of the second half of them. */
    long live(int rows, int instruments, Cluster cluster) throws Exception {
        return live(rows, instruments, RateLimiterStrategy.noOp(), cluster);
    }

    /** The same with a checkpoint between two times. The copies that it makes for later count; what other threads write does not. */
    long withCheckpointAfterEachTime(int rows, int instruments, Cluster cluster) throws Exception {
        withCheckpoints(cluster.folder())
                .configure(new Configuration().set(CheckpointingOptions.CHECKPOINTING_INTERVAL, SHORTEST));
        return live(rows, instruments, RateLimiterStrategy.perCheckpoint(instruments), cluster);
    }

    private long live(int rows, int instruments, RateLimiterStrategy<?> pace, Cluster cluster) throws Exception {
        features(bars(
                        (long) rows * instruments,
                        instruments,
                        pace,
                        WatermarkStrategy.forGenerator(context -> new WholeTimes(instruments))))
                .filter(new Meter<>((rows / 2 - FlinkMarket.model().contract().warmUpBars()) * (long) instruments))
                .sinkTo(new DiscardingSink<>());
        cluster.run(job);
        return NANOS.get();
    }

    /** Keeps checkpoints in a folder. */
    StreamExecutionEnvironment withCheckpoints(String folder) {
        job.configure(new Configuration().set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder));
        return job;
    }
}
