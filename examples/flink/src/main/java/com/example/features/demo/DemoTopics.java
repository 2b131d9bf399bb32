// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.kafka.KafkaBrokers;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of the demo: what its feed writes, and what it reads back. */
final class DemoTopics implements AutoCloseable {

    static final String BARS = "bars";
    static final String PUBLICATIONS = "publications";
    static final String FEATURES = "features";
    static final String REFUSED = "refused";

    private static final int PARTITIONS = 4;
    private static final int BATCH_OF_THE_WIRE = 1 << 16;
    private static final long MINUTES = 5;
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration A_LOOK = Duration.ofMillis(200);

    private final KafkaBrokers brokers;
    private final String prefix;
    private final RecordFormat<InstrumentBar> bars;
    private final RecordFormat<Publication> publications;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sending = new ArrayList<>();

    private DemoTopics(KafkaBrokers brokers, RecordForm form, String prefix) {
        this.brokers = brokers;
        this.prefix = prefix;
        this.admin = Admin.create(brokers.forConsumers());
        this.bars = RecordFormat.ofBars(form);
        this.publications = RecordFormat.ofPublications(form);
        this.producer = new KafkaProducer<>(
                brokers.with("batch.size", Integer.toString(BATCH_OF_THE_WIRE))
                        .with("linger.ms", "5")
                        .forProducers(),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Makes the topics of a form; their names begin with a prefix. */
    static DemoTopics create(KafkaBrokers brokers, RecordForm form, String prefix) throws Exception {
        DemoTopics topics = new DemoTopics(brokers, form, prefix);
        topics.admin
                .createTopics(List.of(
                        new NewTopic(topics.name(BARS), PARTITIONS, (short) 1),
                        new NewTopic(topics.name(PUBLICATIONS), 1, (short) 1),
                        new NewTopic(topics.name(FEATURES), PARTITIONS, (short) 1),
                        new NewTopic(topics.name(REFUSED), 1, (short) 1)))
                .all()
                .get(MINUTES, TimeUnit.MINUTES);
        return topics;
    }

    /** The name of a topic of this form. */
    String name(String topic) {
        return prefix + topic;
    }

    /** Sends the bars of one instant, what was published before it, and that there is no more until then. */
    void send(DemoMarket market, int step) {
        for (Publication publication : market.publicationsOf(step)) {
            byte[] key = publications.keyBytes(publication);
            send(new ProducerRecord<>(name(PUBLICATIONS), key, publications.write(publication)));
        }
        for (InstrumentBar bar : market.barsOf(step)) {
            send(new ProducerRecord<>(name(BARS), bars.keyBytes(bar), bars.write(bar)));
        }
        long until = market.times()[step];
        send(new ProducerRecord<>(name(PUBLICATIONS), 0, null, publications.writeHeartbeat(until)));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            send(new ProducerRecord<>(name(BARS), partition, null, bars.writeHeartbeat(until)));
        }
    }

    /** Sends five records that no job may take in, among the bars of a step that are still to come. Each costs itself alone. */
    int sendBadRecords(DemoMarket market, int step) throws Exception {
        InstrumentBar bar = market.barsOf(step).get(0);
        byte[] key = bars.keyBytes(bar);
        byte[] good = bars.write(bar);
        byte[] torn = Arrays.copyOf(good, good.length - 1);
        int home = producer.send(new ProducerRecord<>(name(BARS), key, torn))
                .get(MINUTES, TimeUnit.MINUTES)
                .partition();
        byte[] other = publications.write(new Publication("other", 0, 0, 1));
        InstrumentBar far = new InstrumentBar(bar.instrument(), "", Long.MAX_VALUE, 1, 1, 1, 1, 1);
        byte[] somebody = "somebody else".getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(name(BARS), home, null, other));
        send(new ProducerRecord<>(name(BARS), key, bars.write(far)));
        send(new ProducerRecord<>(name(BARS), home, somebody, good));
        send(new ProducerRecord<>(name(BARS), (home + 1) % PARTITIONS, key, good));
        return 5;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        sending.add(producer.send(record));
    }

    /** Waits until all that was sent is in the topics, and fails if anything is not. */
    void flush() throws Exception {
        producer.flush();
        for (Future<RecordMetadata> sent : sending) {
            sent.get(MINUTES, TimeUnit.MINUTES);
        }
        sending.clear();
    }

    /** How many records the topic of vectors has got, whether they are committed or not. */
    long written() throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(name(FEATURES), partition), OffsetSpec.latest());
        }
        long all = 0;
        for (var end :
                admin.listOffsets(ends).all().get(MINUTES, TimeUnit.MINUTES).values()) {
            all += end.offset();
        }
        return all;
    }

    /** A reader of what is committed, from the beginning of a topic on. */
    Reader reader(String topic) {
        return new Reader(consumer(), name(topic));
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(brokers.forConsumers(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Reads a topic; each record once. */
    static final class Reader implements AutoCloseable {

        private final Consumer<byte[], byte[]> consumer;
        private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

        Reader(Consumer<byte[], byte[]> consumer, String topic) {
            this.consumer = consumer;
            consumer.assign(partitions(consumer, topic));
            consumer.seekToBeginning(consumer.assignment());
        }

        /** Reads what came within a moment. */
        List<ConsumerRecord<byte[], byte[]>> more() {
            consumer.poll(A_LOOK).forEach(read::add);
            return read;
        }

        /** Reads all that is committed now. */
        List<ConsumerRecord<byte[], byte[]>> toTheEnd() {
            Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
            while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                more();
            }
            return read;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @Override
    public void close() {
        producer.close(AT_MOST);
        admin.close(AT_MOST);
    }
}
