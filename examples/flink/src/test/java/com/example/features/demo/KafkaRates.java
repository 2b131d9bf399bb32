// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.kafka.Incoming;
import io.featureparity.kafka.KafkaBrokers;
import io.featureparity.kafka.KafkaInput;
import io.featureparity.kafka.KafkaOutput;
import io.featureparity.kafka.wire.Received;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Prints what the forms of records cost, and how fast a job goes through a Kafka in the same JVM: the table of docs/scale.md. It is no
 * test, and is run by hand; its arguments are names of forms.
 */
final class KafkaRates {

    private static final int INSTRUMENTS = 1000;
    private static final int SESSIONS = 5;

    private KafkaRates() {}

    public static void main(String[] arguments) throws Exception {
        DemoMarket market = DemoMarket.of(1, INSTRUMENTS, SESSIONS);
        for (String name : arguments) {
            RecordForm form = RecordForm.valueOf(name);
            codec(market, form);
            try (DemoFolder folder = DemoFolder.create();
                    LocalBroker broker = LocalBroker.start(
                            Files.createDirectory(folder.path().resolve("kafka")))) {
                KafkaBrokers brokers = KafkaBrokers.at(broker.address());
                try (DemoTopics topics = DemoTopics.create(brokers, form, "")) {
                    for (int step = 0; step < market.times().length; step++) {
                        topics.send(market, step);
                        topics.flush();
                    }
                }
                for (int run = 0; run < 3; run++) {
                    read(brokers, form, market.bars(), folder.path());
                    compute(brokers, form, market, folder.path());
                }
            }
        }
    }

    private static void codec(DemoMarket market, RecordForm form) {
        RecordFormat<InstrumentBar> bars = RecordFormat.ofBars(form);
        RecordFormat<FeatureVector> vectors = RecordFormat.ofVectors(form);
        List<FeatureVector> expected = market.expected().subList(0, 1000);
        for (int run = 0; run < 5; run++) {
            codec(form + " bar", bars, market.barsOf(run), 200);
            codec(form + " vector", vectors, expected, 200);
        }
    }

    private static <T> void codec(String what, RecordFormat<T> format, List<T> records, int times) {
        byte[][] bytes = new byte[records.size()][];
        long begin = cpu();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = format.write(records.get(i));
            }
        }
        long written = cpu();
        Counted<T> counted = new Counted<>();
        for (int time = 0; time < times; time++) {
            for (byte[] record : bytes) {
                format.read(record, "bars-0", counted);
            }
        }
        long read = cpu();
        long count = (long) times * records.size();
        print(
                "%s: %d bytes, written in %d ns, read in %d ns%n",
                what, bytes[0].length, (written - begin) / count, (read - written) / count);
    }

    private static final class Counted<T> implements Received<T> {

        private long count;

        @Override
        public void record(T record) {
            count++;
        }

        @Override
        public void heartbeat(long time) {
            throw new IllegalStateException("a heartbeat among " + count + " records");
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static StreamExecutionEnvironment job(Path folder) {
        Configuration settings = new Configuration();
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        StreamExecutionEnvironment job = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        job.enableCheckpointing(1000);
        return job;
    }

    private static Incoming<InstrumentBar> bars(StreamExecutionEnvironment job, KafkaBrokers brokers, RecordForm form) {
        return KafkaInput.ofBars(brokers, DemoTopics.BARS, form)
                .until(OffsetsInitializer.latest())
                .into(job);
    }

    private static void read(KafkaBrokers brokers, RecordForm form, int count, Path folder) throws Exception {
        StreamExecutionEnvironment job = job(folder);
        bars(job, brokers, form).records().sinkTo(new DiscardingSink<>());
        time(form + " read", job, count);
    }

    private static void compute(KafkaBrokers brokers, RecordForm form, DemoMarket market, Path folder)
            throws Exception {
        StreamExecutionEnvironment job = job(folder);
        FeatureJobConfig model = FeatureJobConfig.of(market.contract(), market.statistics(), market.manifest())
                .build();
        KafkaOutput.ofVectors(brokers, DemoTopics.FEATURES, form)
                .write(FeatureJob.attach(model, bars(job, brokers, form).records())
                        .features());
        time(form + " read, computed and written", job, market.bars());
    }

    private static void time(String what, StreamExecutionEnvironment job, int count) throws Exception {
        long begin = System.nanoTime();
        job.execute();
        double seconds = (System.nanoTime() - begin) / 1e9;
        print("%s: %d bars in %.1f s, %.0f a second%n", what, count, seconds, count / seconds);
    }

    @SuppressWarnings("SystemOut")
    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
