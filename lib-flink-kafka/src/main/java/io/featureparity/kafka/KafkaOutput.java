// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * A topic that a job writes, exactly once: a transaction for each checkpoint. Who reads only what was committed (isolation level
 * {@code read_committed}) sees a record when the checkpoint after it is complete.
 *
 * @param <T> the records
 */
public final class KafkaOutput<T> {

    private static final Duration USUAL_TRANSACTION = Duration.ofMinutes(15);

    private final KafkaBrokers brokers;
    private final String topic;
    private final KafkaRecordSerializationSchema<T> records;
    private String prefix;
    private Duration transaction = USUAL_TRANSACTION;
    private DeliveryGuarantee guarantee = DeliveryGuarantee.EXACTLY_ONCE;

    private KafkaOutput(KafkaBrokers brokers, String topic, KafkaRecordSerializationSchema<T> records) {
        this.brokers = Objects.requireNonNull(brokers, "brokers");
        this.topic = KafkaBrokers.named("topic", topic);
        this.records = records;
        this.prefix = "feature-parity-" + topic;
    }

    /**
     * Begins with a topic of vectors. Each has its instrument as key, so all of an instrument are in one partition, in their order.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @param form in which form the vectors are written
     * @return the output, to be completed
     */
    public static KafkaOutput<FeatureVector> ofVectors(KafkaBrokers brokers, String topic, RecordForm form) {
        return new KafkaOutput<>(brokers, topic, new RecordWriter<>(topic, RecordFormat.ofVectors(form)));
    }

    /**
     * Begins with a topic of bars. Each has its instrument as key.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @param form in which form the bars are written
     * @return the output, to be completed
     */
    public static KafkaOutput<InstrumentBar> ofBars(KafkaBrokers brokers, String topic, RecordForm form) {
        return new KafkaOutput<>(brokers, topic, new RecordWriter<>(topic, RecordFormat.ofBars(form)));
    }

    /**
     * Begins with a topic of macro publications. Each has its column as key.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @param form in which form the publications are written
     * @return the output, to be completed
     */
    public static KafkaOutput<Publication> ofPublications(KafkaBrokers brokers, String topic, RecordForm form) {
        return new KafkaOutput<>(brokers, topic, new RecordWriter<>(topic, RecordFormat.ofPublications(form)));
    }

    /**
     * Begins with a topic for refused records: as they came, with the reason in headers.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @return the output, to be completed
     */
    public static KafkaOutput<RefusedRecord> ofRefused(KafkaBrokers brokers, String topic) {
        return new KafkaOutput<>(brokers, topic, new RefusedWriter(topic));
    }

    /**
     * Sets what the names of the transactions begin with. Two jobs that run at the same time must not have the same; a job keeps its
     * own, so that it ends what it left open.
     *
     * @param name the prefix; {@code feature-parity-} and the topic unless it is set
     * @return this
     */
    public KafkaOutput<T> transactionalIdPrefix(String name) {
        prefix = KafkaBrokers.named("prefix of transactions", name);
        return this;
    }

    /**
     * Sets after how long the brokers give up a transaction. What it held is then lost, so it must be longer than the time between
     * two checkpoints and their timeout together, and than the longest time for which the job may be down; and no longer than the brokers allow
     * ({@code transaction.max.timeout.ms}, 15 minutes unless it is set there).
     *
     * @param time the time, from 10 seconds to 7 days; 15 minutes unless it is set
     * @return this
     * @throws io.featureparity.contract.error.ComponentException if it is not possible
     */
    public KafkaOutput<T> transactionTimeout(Duration time) {
        transaction = KafkaBrokers.between("timeout of transactions", time, Duration.ofSeconds(10), Duration.ofDays(7));
        return this;
    }

    /**
     * Writes without transactions: records are seen at once, and after a failure some are there twice, with the same bytes.
     *
     * @return this
     */
    public KafkaOutput<T> atLeastOnce() {
        guarantee = DeliveryGuarantee.AT_LEAST_ONCE;
        return this;
    }

    /**
     * Writes a stream into the topic. The uid of the sink is {@code kafka-to-} and the topic. The job's checkpoints must have been
     * set up before.
     *
     * @param stream the stream
     * @throws io.featureparity.contract.error.ComponentException if the job has no checkpoints, so that nothing would ever be
     *     committed, or if the brokers could give up a transaction before the next checkpoint is complete
     */
    public void write(DataStream<T> stream) {
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
            requireCheckpoints(stream.getExecutionEnvironment());
        }
        Properties producer = brokers.forProducers();
        producer.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transaction.toMillis()));
        KafkaSink<T> sink = KafkaSink.<T>builder()
                .setBootstrapServers(brokers.servers())
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(records)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(prefix)
                .build();
        String uid = "kafka-to-" + topic;
        stream.sinkTo(sink).name(uid).uid(uid);
    }

    private void requireCheckpoints(StreamExecutionEnvironment job) {
        if (job.getConfiguration().get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH) {
            return; // it commits when it ends
        }
        if (!job.getCheckpointConfig().isCheckpointingEnabled()) {
            String rule = "must be written by a job with checkpoints: each one commits a transaction";
            throw KafkaBrokers.impossible(topic, rule, "one without");
        }
        CheckpointConfig checkpoints = job.getCheckpointConfig();
        Duration longest =
                Duration.ofMillis(checkpoints.getCheckpointInterval()).plusMillis(checkpoints.getCheckpointTimeout());
        if (transaction.compareTo(longest) <= 0) {
            String rule =
                    "must be longer than the time between two checkpoints and the timeout of one, together " + longest;
            throw KafkaBrokers.impossible("timeout of transactions", rule, transaction.toString());
        }
    }
}
