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

        private long begin;

        @Override
        public void open(OpenContext context) {
            begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public boolean filter(T value) {
            return false;
        }

        @Override
        public void close() {
            NANOS.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
        }
    }

    DataStream<InstrumentBar> bars(long count, int instruments, RateLimiterStrategy<?> pace) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // the strategy does not look at the splits
        DataGeneratorSource<InstrumentBar> source = new DataGeneratorSource<>(
                index -> FlinkMarket.bar(index, instruments),
                count,
                (RateLimiterStrategy) pace,
                RecordTypes.of(InstrumentBar.class));
        return job.fromSource(
                source,
                WatermarkStrategy.<InstrumentBar>forMonotonousTimestamps()
                        .withTimestampAssigner((bar, before) -> bar.time()),
                "bars");
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
                .filter(new Meter<>())
                .sinkTo(new DiscardingSink<>());
        cluster.run(job);
        return NANOS.get();
    }

    /** The processor time of a task that computes the features. */
    long features(long count, int instruments, Cluster cluster) throws Exception {
        features(bars(count, instruments, RateLimiterStrategy.noOp()))
                .filter(new Meter<>())
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
