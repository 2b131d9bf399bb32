// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
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

/**
 * Measures on this machine what {@code docs/scale.md} shows: bars for each second of one core, beside a function that does nothing,
 * and how large states are. It is a program and no test: run its main method.
 */
final class Throughput {

    private static final long OPENING = 1_709_557_200_000L;
    private static final int BAR = 300_000;

    /** The processor time of the last task that ended, in nanoseconds. */
    private static final AtomicLong CPU = new AtomicLong();

    private static final AtomicLong SENT = new AtomicLong();

    private Throughput() {}

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

        private long sent;
        private long begin;

        @Override
        public void open(OpenContext context) {
            begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public boolean filter(T value) {
            sent++;
            return false;
        }

        @Override
        public void close() {
            CPU.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
            SENT.set(sent);
        }
    }

    private static InstrumentBar bar(long index, int instruments) {
        long row = index / instruments;
        double close = 4000 + (index * 7919 % 1000) / 16.0;
        return new InstrumentBar(
                "I" + index % instruments, "s", OPENING + row * BAR, close, close + 1, close - 1, close, 5);
    }

    private static StreamExecutionEnvironment job(String backend) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50));
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        job.setParallelism(1);
        return job;
    }

    private static DataStream<InstrumentBar> bars(
            StreamExecutionEnvironment job, long count, int instruments, RateLimiterStrategy<?> pace) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        DataGeneratorSource<InstrumentBar> source = new DataGeneratorSource<>(
                index -> bar(index, instruments),
                count,
                (RateLimiterStrategy) pace,
                RecordTypes.of(InstrumentBar.class));
        return job.fromSource(
                source,
                WatermarkStrategy.<InstrumentBar>forMonotonousTimestamps()
                        .withTimestampAssigner((bar, before) -> bar.time()),
                "bars");
    }

    private static DataStream<Publication> publications(StreamExecutionEnvironment job) {
        return job.fromData(
                        RecordTypes.of(Publication.class),
                        History.MODEL.contract().macroColumns().stream()
                                .map(column -> new Publication(column, 19_780, OPENING - 1, 50))
                                .toArray(Publication[]::new))
                .name("publications")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Publication>forMonotonousTimestamps()
                        .withTimestampAssigner((value, before) -> value.available()));
    }

    private static StreamExecutionEnvironment identity(long count, int instruments) {
        StreamExecutionEnvironment job = job("hashmap");
        bars(job, count, instruments, RateLimiterStrategy.noOp())
                .keyBy(InstrumentBar::instrument, Types.STRING)
                .process(new Identity(), RecordTypes.of(InstrumentBar.class))
                .filter(new Meter<>())
                .sinkTo(new DiscardingSink<>());
        return job;
    }

    private static StreamExecutionEnvironment features(String backend, long count, int instruments) {
        StreamExecutionEnvironment job = job(backend);
        FeatureJob.attach(
                        History.settings().build(),
                        bars(job, count, instruments, RateLimiterStrategy.noOp()),
                        publications(job))
                .features()
                .filter(new Meter<FeatureVector>())
                .sinkTo(new DiscardingSink<>());
        return job;
    }

    private static void measure(
            PrintStream out, ClusterExtension.Cluster cluster, String name, StreamExecutionEnvironment job, long count)
            throws Exception {
        long begin = System.nanoTime();
        cluster.run(job, null);
        long wall = System.nanoTime() - begin;
        out.printf(
                Locale.ROOT,
                "%-22s %9d bars %9d sent %7.2f s %7.2f s of the task's core %9.0f bars a second and core%n",
                name,
                count,
                SENT.get(),
                wall / 1e9,
                CPU.get() / 1e9,
                count / (CPU.get() / 1e9));
    }

    private static void savepoint(PrintStream out, ClusterExtension.Cluster cluster, String backend, int instruments)
            throws Exception {
        StreamExecutionEnvironment job = job(backend);
        job.configure(
                new Configuration().set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, cluster.folder("checkpoints")));
        int rows = 20;
        RateLimiterStrategy<NumberSequenceSplit> pace = parallel -> new TestJob.Still(rows * instruments);
        DataStream<FeatureVector> features = FeatureJob.attach(
                        History.settings().build(), bars(job, Long.MAX_VALUE / 2, instruments, pace), publications(job))
                .features();
        Arrived.expect((long) instruments * (rows - History.MODEL.contract().warmUpBars() - 1));
        features.filter(new Arrived()).sinkTo(new DiscardingSink<>());
        JobID id = cluster.start(job, null);
        Arrived.await();
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        long begin = System.nanoTime();
        Path savepoint = Path.of(URI.create(cluster.stopWithSavepoint(id)));
        long wall = System.nanoTime() - begin;
        cluster.end(id);
        out.printf(
                Locale.ROOT,
                "%-10s %8d instruments: savepoint %11d bytes, %7.2f s, %5d bytes each; heap in use %5d MB%n",
                backend,
                instruments,
                size(savepoint),
                wall / 1e9,
                size(savepoint) / instruments,
                heap >> 20);
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    /** Waits until so many vectors were sent. */
    private static final class Arrived extends RichFilterFunction<FeatureVector> {

        private static final long serialVersionUID = 1L;
        private static final AtomicLong LEFT = new AtomicLong();
        private static volatile CountDownLatch done = new CountDownLatch(1);

        static void expect(long count) {
            LEFT.set(count);
            done = new CountDownLatch(1);
        }

        static void await() throws InterruptedException {
            done.await();
        }

        @Override
        public boolean filter(FeatureVector vector) {
            if (LEFT.decrementAndGet() == 0) {
                done.countDown();
            }
            return false;
        }
    }

    /**
     * Measures and prints.
     *
     * @param args how many bars; then the numbers of instruments whose states are measured
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        long count = Long.parseLong(args[0]);
        try (ClusterExtension.Cluster cluster = new ClusterExtension.Cluster()) {
            for (int round = 0; round < 3; round++) {
                measure(out, cluster, "identity", identity(count, 1_000), count);
                measure(out, cluster, "features, hashmap", features("hashmap", count, 1_000), count);
            }
            measure(out, cluster, "features, rocksdb", features("rocksdb", count / 10, 1_000), count / 10);
            for (int i = 1; i < args.length; i++) {
                savepoint(out, cluster, "hashmap", Integer.parseInt(args[i]));
                savepoint(out, cluster, "rocksdb", Integer.parseInt(args[i]));
            }
        }
    }
}
