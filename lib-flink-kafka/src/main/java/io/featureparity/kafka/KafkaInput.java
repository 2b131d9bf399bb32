// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/**
 * A topic that a job reads: bars, macro publications, or vectors of another job. Only what was committed is read. Each partition has
 * watermarks of its own, and is the split of its bars.
 *
 * @param <T> the records
 */
public final class KafkaInput<T> {

    private static final Duration USUAL_OUT_OF_ORDER = Duration.ofSeconds(10);
    private static final Duration USUAL_IDLE_AFTER = Duration.ofMinutes(1);
    private static final Duration USUAL_FURTHEST_AHEAD = Duration.ofDays(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_YEAR = Duration.ofDays(366);
    private static final int USUAL_MOST_BYTES = 1 << 20;

    private final KafkaBrokers brokers;
    private final String topic;
    private final RecordFormat<T> format;
    private final TypeInformation<T> type;
    private String group = "feature-parity";
    private OffsetsInitializer from = OffsetsInitializer.earliest();
    private @Nullable OffsetsInitializer until;
    private Duration outOfOrder = USUAL_OUT_OF_ORDER;
    private @Nullable Duration idleAfter;
    private Duration furthestAhead = USUAL_FURTHEST_AHEAD;
    private int mostBytes = USUAL_MOST_BYTES;
    private Set<String> names = Set.of();
    private @Nullable WatermarkStrategy<T> watermarks;

    private KafkaInput(KafkaBrokers brokers, String topic, RecordFormat<T> format, TypeInformation<T> type) {
        this.brokers = Objects.requireNonNull(brokers, "brokers");
        this.topic = KafkaBrokers.named("topic", topic);
        this.format = format;
        this.type = type;
    }

    /**
     * Begins with a topic of bars. All bars of an instrument must be in one partition. A partition from which nothing comes for
     * a minute holds the others up no more.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @param form in which form the bars are written
     * @return the input, to be completed
     */
    public static KafkaInput<InstrumentBar> ofBars(KafkaBrokers brokers, String topic, RecordForm form) {
        return new KafkaInput<>(brokers, topic, RecordFormat.ofBars(form), RecordTypes.of(InstrumentBar.class))
                .idleAfter(USUAL_IDLE_AFTER);
    }

    /**
     * Begins with a topic of macro publications. Bars wait for it, and it must go on telling how far it is: by heartbeats, in
     * each partition.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @param form in which form the publications are written
     * @return the input, to be completed
     */
    public static KafkaInput<Publication> ofPublications(KafkaBrokers brokers, String topic, RecordForm form) {
        return new KafkaInput<>(brokers, topic, RecordFormat.ofPublications(form), RecordTypes.of(Publication.class));
    }

    /**
     * Begins with a topic of feature vectors, for a job that works with them. A partition from which nothing comes for a minute
     * holds the others up no more.
     *
     * @param brokers where the topic is
     * @param topic its name
     * @param form in which form the vectors are written
     * @return the input, to be completed
     */
    public static KafkaInput<FeatureVector> ofVectors(KafkaBrokers brokers, String topic, RecordForm form) {
        return new KafkaInput<>(brokers, topic, RecordFormat.ofVectors(form), RecordTypes.of(FeatureVector.class))
                .idleAfter(USUAL_IDLE_AFTER);
    }

    /**
     * Sets the consumer group under which offsets are committed, for monitors to see. A job that is restored begins at the offsets
     * of its checkpoint, whatever the group says.
     *
     * @param name its name; {@code feature-parity} unless it is set
     * @return this
     */
    public KafkaInput<T> group(String name) {
        group = KafkaBrokers.named("group", name);
        return this;
    }

    /**
     * Sets where a job begins that is not restored: at the earliest record, unless it is set.
     *
     * @param offsets where it begins
     * @return this
     */
    public KafkaInput<T> from(OffsetsInitializer offsets) {
        from = Objects.requireNonNull(offsets, "offsets");
        return this;
    }

    /**
     * Ends the input at some offsets, such as the latest ones when the job starts. Without it the job runs for ever.
     *
     * @param offsets where it ends
     * @return this
     */
    public KafkaInput<T> until(OffsetsInitializer offsets) {
        until = Objects.requireNonNull(offsets, "offsets");
        return this;
    }

    /**
     * Sets by how much records of a partition may come out of order. The watermark stays behind the newest of them by as much,
     * unless a heartbeat says more.
     *
     * @param bound the bound, up to a day; 10 seconds unless it is set
     * @return this
     * @throws io.featureparity.contract.error.ComponentException if it is not possible
     */
    public KafkaInput<T> outOfOrder(Duration bound) {
        outOfOrder = KafkaBrokers.between("bound of the order", bound, Duration.ZERO, A_DAY);
        return this;
    }

    /**
     * Sets after how long a partition from which nothing comes holds the others up no more. When records come from it again, they
     * may be late. It is not possible for publications, for bars would be computed without them.
     *
     * @param time how long, from a millisecond to a day
     * @return this
     * @throws io.featureparity.contract.error.ComponentException if it is not possible
     */
    public KafkaInput<T> idleAfter(Duration time) {
        if (isOfPublications()) {
            throw KafkaBrokers.impossible(topic, "must never be idle: bars wait for publications", time.toString());
        }
        idleAfter = KafkaBrokers.between("time until idle", time, Duration.ofMillis(1), A_DAY);
        return this;
    }

    /**
     * Lets a partition from which nothing comes hold up the others for ever. Heartbeats must come in each of them, and there must be
     * no more tasks than partitions. Which bars are late does then not depend on how fast anything is.
     *
     * @return this
     */
    public KafkaInput<T> neverIdle() {
        idleAfter = null;
        return this;
    }

    /**
     * Sets how far ahead of the time at which a record was sent (Kafka's own timestamp of it) its time may be. One that is further
     * is refused, for it would make all others late.
     *
     * @param bound the bound, up to a year; a day unless it is set
     * @return this
     * @throws io.featureparity.contract.error.ComponentException if it is not possible
     */
    public KafkaInput<T> furthestAhead(Duration bound) {
        furthestAhead = KafkaBrokers.between("time ahead", bound, Duration.ZERO, A_YEAR);
        return this;
    }

    /**
     * Sets how large a record may be.
     *
     * @param bytes how many bytes, at least 1; 1 MiB unless it is set
     * @return this
     * @throws io.featureparity.contract.error.ComponentException if it is not possible
     */
    public KafkaInput<T> mostBytes(int bytes) {
        if (bytes < 1) {
            throw KafkaBrokers.impossible("largest record", "must be at least 1 byte", Integer.toString(bytes));
        }
        mostBytes = bytes;
        return this;
    }

    /**
     * Sets the instruments, or columns, that are expected. Records of others are refused.
     *
     * @param expected their names; any are expected unless it is set
     * @return this
     */
    public KafkaInput<T> only(Set<String> expected) {
        names = new HashSet<>(expected);
        return this;
    }

    /**
     * Sets how watermarks are made of the records of a partition, in place of {@link #outOfOrder}. Heartbeats make watermarks beside it,
     * and {@link #idleAfter} counts both.
     *
     * @param strategy how; its timestamps are not asked for, for a record has its time, and it must not mark anything as idle
     * @return this
     */
    public KafkaInput<T> watermarks(WatermarkStrategy<T> strategy) {
        watermarks = Objects.requireNonNull(strategy, "strategy");
        return this;
    }

    /**
     * Puts the input into a job. The uids of its operators begin with {@code kafka-} and the topic.
     *
     * @param job the job
     * @return what comes from the topic
     */
    public Incoming<T> into(StreamExecutionEnvironment job) {
        KafkaSourceBuilder<Either<Notice, T>> source = KafkaSource.<Either<Notice, T>>builder()
                .setProperties(brokers.forConsumers())
                .setBootstrapServers(brokers.servers())
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(from)
                .setDeserializer(new RecordReader<>(format, type, names, mostBytes, furthestAhead.toMillis()));
        if (until != null) {
            source.setBounded(until);
        }
        String uid = "kafka-" + topic;
        DataStreamSource<Either<Notice, T>> read =
                job.fromSource(source.build(), new RecordTimes<>(format, ofRecords(), idleAfter), uid);
        SingleOutputStreamOperator<T> records = read.uid(uid)
                .process(new RecordSplit<T>())
                .returns(type)
                .name(uid + "-records")
                .uid(uid + "-records");
        if (isOfPublications()) { // a task without a partition would hold up all bars
            read.setParallelism(1);
            records.setParallelism(1);
        }
        return new Incoming<>(records, records.getSideOutput(RecordSplit.tag()));
    }

    private boolean isOfPublications() {
        return type.getTypeClass() == Publication.class;
    }

    private WatermarkStrategy<T> ofRecords() {
        return watermarks == null ? WatermarkStrategy.forBoundedOutOfOrderness(outOfOrder) : watermarks;
    }
}
