// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.kafka.KafkaBrokers;
import io.featureparity.kafka.wire.Received;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka and a Flink in this JVM: a market goes by while the job computes, and its task manager is ended now and then. */
@SuppressWarnings("try") // an interrupt ends it
final class FlinkDemo implements Demo {

    /** How long the demo waits for what does not come; the machine may be busy. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DemoSettings settings;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final DemoFolder folder;
    private final LocalBroker broker;
    private final LocalFlink flink;
    private boolean closed;

    private FlinkDemo(DemoSettings settings, Consumer<String> progress) throws Exception {
        this.settings = settings;
        try {
            folder = open(DemoFolder.create());
            progress.accept("starting Kafka");
            broker = open(LocalBroker.start(Files.createDirectory(folder.path().resolve("kafka"))));
            progress.accept("starting Flink");
            flink = open(LocalFlink.start(folder.path()));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    static Demo start(DemoSettings settings, Consumer<String> progress) throws Exception {
        return new FlinkDemo(settings, progress);
    }

    @Override
    public String brokers() {
        return broker.address();
    }

    @Override
    public URI page() throws Exception {
        return flink.page();
    }

    /** The forms share the failures. In the last part the job of the first form is stopped too, and goes on from its savepoint. */
    @Override
    public Outcome run(RecordForm form, Consumer<String> progress) throws Exception {
        String name = form.name().toLowerCase(Locale.ROOT);
        int place = settings.forms().indexOf(form);
        int forms = settings.forms().size();
        int failures = (settings.failures() + forms - 1 - place) / forms;
        String prefix = place == 0 ? "" : name + "-";
        DemoTopics topics =
                open(DemoTopics.create(KafkaBrokers.at(broker.address()).timeout(PATIENCE), form, prefix));
        DemoMarket market = DemoMarket.of(settings.seed(), settings.instruments(), settings.sessions());
        List<FeatureVector> expected = market.expected();
        List<String> arguments = arguments(market, name, topics);
        JobID job = flink.run(settings.job(), SavepointRestoreSettings.none(), arguments);
        try (DemoTopics.Reader features = topics.reader(DemoTopics.FEATURES);
                DemoTopics.Reader refused = topics.reader(DemoTopics.REFUSED)) {
            FlinkDemoRun run = new FlinkDemoRun(flink, topics, market, failures, progress);
            run.sendAndFail(job, settings.seed());
            run.sendHalfOfTheRest();
            if (place == 0) {
                job = run.goOn(job, settings.job(), arguments);
            }
            run.sendTheRest();
            awaitAll(features, expected.size());
            String savepoint = flink.stop(job);
            DemoResult result = DemoResult.of(
                    market,
                    failures,
                    run.bad(),
                    codes(refused.toTheEnd()),
                    expected,
                    vectors(form, features.toTheEnd()));
            return new Outcome(result, savepoint, arguments);
        }
    }

    @Override
    public void goOn(Outcome outcome) throws Exception {
        flink.run(settings.job(), SavepointRestoreSettings.forPath(outcome.savepoint()), outcome.arguments());
    }

    private List<String> arguments(DemoMarket market, String form, DemoTopics topics) throws Exception {
        return List.of(
                "--brokers", broker.guardedAddress(),
                "--kafka-properties",
                        folder.write("kafka.properties", broker.settings()).toString(),
                "--form", form,
                "--idle-after", "never",
                "--name", topics.name("features"),
                "--bars", topics.name(DemoTopics.BARS),
                "--publications", topics.name(DemoTopics.PUBLICATIONS),
                "--features", topics.name(DemoTopics.FEATURES),
                "--refused", topics.name(DemoTopics.REFUSED),
                "--contract", folder.write("contract.json", market.contract()).toString(),
                "--statistics",
                        folder.write("norm_stats.json", market.statistics()).toString(),
                "--manifest", folder.write("model.json", market.manifest()).toString());
    }

    /** Waits for all that a batch has; if some never comes, until nothing has come for a while. */
    private static void awaitAll(DemoTopics.Reader features, int count) {
        int size = 0;
        long begin = System.nanoTime();
        while (size < count && System.nanoTime() - begin < PATIENCE.toNanos()) {
            int more = features.more().size();
            begin = more > size ? System.nanoTime() : begin;
            size = more;
        }
    }

    private static Map<String, Integer> codes(List<ConsumerRecord<byte[], byte[]>> refused) {
        Map<String, Integer> codes = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : refused) {
            byte[] code = record.headers().lastHeader("feature-parity-code").value();
            codes.merge(new String(code, StandardCharsets.UTF_8), 1, Integer::sum);
        }
        return codes;
    }

    private static List<FeatureVector> vectors(RecordForm form, List<ConsumerRecord<byte[], byte[]>> records) {
        RecordFormat<FeatureVector> format = RecordFormat.ofVectors(form);
        List<FeatureVector> vectors = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            format.read(record.value(), "", new Received<>() {
                @Override
                public void record(FeatureVector vector) {
                    vectors.add(vector);
                }

                @Override
                public void heartbeat(long time) {}
            });
        }
        return vectors;
    }

    /** Ends the last first. */
    @Override
    public synchronized void close() throws Exception {
        if (closed) {
            return;
        }
        closed = true;
        Exception first = null;
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
