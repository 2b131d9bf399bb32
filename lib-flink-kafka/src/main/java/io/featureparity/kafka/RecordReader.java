// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.kafka.wire.Received;
import io.featureparity.kafka.wire.RecordFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of a topic. One that cannot be read becomes a notice of it, and never an exception: that would end the job. */
final class RecordReader<T> implements KafkaRecordDeserializationSchema<Either<Notice, T>> {

    private static final long serialVersionUID = 1L;

    /** A heartbeat says what was sent before it; clocks may differ by this much. */
    private static final long HEARTBEAT_AHEAD = Duration.ofMinutes(1).toMillis();

    /** What a fault of a whole record names. Which record it is, only the reader knows. */
    private static final Place.Named RECORD = new Place.Named("record");

    private final RecordFormat<T> format;
    private final TypeInformation<T> type;
    private final Set<String> known;
    private final int mostBytes;
    private final long furthestAhead;

    /**
     * Makes a reader.
     *
     * @param format what the records are
     * @param type their type
     * @param known the names that are expected; if there is none, any name is
     * @param mostBytes how large a record may be
     * @param furthestAhead by how many milliseconds its time may be after the one at which it was sent
     */
    RecordReader(
            RecordFormat<T> format, TypeInformation<T> type, Set<String> known, int mostBytes, long furthestAhead) {
        this.format = format;
        this.type = type;
        this.known = known;
        this.mostBytes = mostBytes;
        this.furthestAhead = furthestAhead;
    }

    @Override
    public TypeInformation<Either<Notice, T>> getProducedType() {
        return Types.EITHER(Types.POJO(Notice.class), type);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Either<Notice, T>> out) {
        Checked checked = new Checked(record);
        try {
            byte[] value = record.value();
            if (value == null) {
                throw refused(ErrorCode.KAFKA_RECORD_UNREADABLE, "must have a value", "none");
            }
            if (value.length > mostBytes) {
                String rule = "must have at most " + mostBytes + " bytes";
                throw refused(ErrorCode.KAFKA_RECORD_TOO_LARGE, rule, value.length + " bytes");
            }
            format.read(value, split(record), checked);
        } catch (InputException refused) {
            out.collect(Either.Left(
                    new Notice(Long.MIN_VALUE, refused(record, refused.faults().get(0)))));
            return;
        }
        out.collect(checked.read());
    }

    private static String split(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition();
    }

    private static RefusedRecord refused(ConsumerRecord<byte[], byte[]> record, Fault fault) {
        byte[] value = record.value();
        Place place = Place.item("record", Long.toString(record.offset())).qualified("of", split(record));
        byte[] kept = value;
        if (value != null && value.length > RefusedRecord.MOST_BYTES) {
            kept = Arrays.copyOf(value, RefusedRecord.MOST_BYTES);
        }
        return new RefusedRecord(
                split(record),
                record.offset(),
                fault.code().id(),
                fault.at(fault.place().equals(RECORD) ? place : fault.place().in(place))
                        .toString(),
                record.key(),
                kept,
                value == null ? 0 : value.length);
    }

    private static InputException refused(ErrorCode code, String rule, String value) {
        return new InputException(new Fault(code, RECORD, rule, value));
    }

    /** Hears what was read of a record, and refuses what must not be taken in. */
    private final class Checked implements Received<T> {

        private final ConsumerRecord<byte[], byte[]> record;
        private @Nullable Either<Notice, T> read;

        Checked(ConsumerRecord<byte[], byte[]> record) {
            this.record = record;
        }

        Either<Notice, T> read() {
            return Objects.requireNonNull(read, "a record holds something or is refused");
        }

        @Override
        public void record(T value) {
            String name = format.key(value);
            if (record.key() != null && !Arrays.equals(record.key(), format.keyBytes(value))) {
                String rule = "must have a key that is the name in the record, " + name + ", or none";
                String key = new String(record.key(), StandardCharsets.UTF_8);
                throw refused(ErrorCode.KAFKA_RECORD_KEY, rule, key);
            }
            if (!known.isEmpty() && !known.contains(name)) {
                String rule = "must be of one of the " + known.size() + " names that are expected";
                throw refused(ErrorCode.KAFKA_RECORD_KEY, rule, name);
            }
            requireSentAfter(format.time(value), furthestAhead);
            read = Either.Right(value);
        }

        @Override
        public void heartbeat(long time) {
            requireSentAfter(time, Math.min(furthestAhead, HEARTBEAT_AHEAD));
            read = Either.Left(new Notice(time, null));
        }

        /** One time far in the future would make all other records late. No clock is asked, so it is the same at each run. */
        private void requireSentAfter(long time, long bound) {
            if (time > bound && time - bound > record.timestamp()) {
                String rule = "must have a time at most " + Duration.ofMillis(bound) + " after it was sent, "
                        + Instant.ofEpochMilli(record.timestamp());
                throw refused(
                        ErrorCode.KAFKA_RECORD_AHEAD,
                        rule,
                        Instant.ofEpochMilli(time).toString());
            }
        }
    }
}
