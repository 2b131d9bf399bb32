// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record of a topic becomes a bar, or a notice of why it does not. */
class RecordReaderTest {

    private static final long SENT = 1709559300000L; // 2024-03-04T13:35Z
    private static final long A_DAY = Duration.ofDays(1).toMillis();
    private static final RecordFormat<InstrumentBar> FORMAT = RecordFormat.ofBars(RecordForm.AVRO);

    private final RecordReader<InstrumentBar> reader = reader(Set.of(), 1 << 20);

    private static RecordReader<InstrumentBar> reader(Set<String> known, int mostBytes) {
        return new RecordReader<>(FORMAT, RecordTypes.of(InstrumentBar.class), known, mostBytes, A_DAY);
    }

    private static InstrumentBar bar(long time) {
        return new InstrumentBar("USD/COP", "bars-3", time, 1, 2, 3, 4, Double.NaN);
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "bars",
                3,
                17,
                SENT,
                TimestampType.CREATE_TIME,
                0,
                0,
                keyBytes,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static Either<Notice, InstrumentBar> read(
            RecordReader<InstrumentBar> with, ConsumerRecord<byte[], byte[]> record) {
        List<Either<Notice, InstrumentBar>> all = new ArrayList<>();
        with.deserialize(record, new Collector<>() {
            @Override
            public void collect(Either<Notice, InstrumentBar> one) {
                all.add(one);
            }

            @Override
            public void close() {}
        });
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static RefusedRecord refused(RecordReader<InstrumentBar> with, ConsumerRecord<byte[], byte[]> record) {
        return read(with, record).left().refused();
    }

    @Test
    void aBarRemembersItsPartition() {
        assertThat(read(reader, record("USD/COP", FORMAT.write(bar(SENT)))).right())
                .isEqualTo(bar(SENT));
        assertThat(read(reader, record(null, FORMAT.write(bar(SENT)))).right()).isEqualTo(bar(SENT));
    }

    @Test
    void aHeartbeatIsNoBar() {
        Notice notice = read(reader, record(null, FORMAT.writeHeartbeat(SENT))).left();

        assertThat(notice).isEqualTo(new Notice(SENT, null));
    }

    @Test
    void whatCannotBeReadKeepsItsBytesAndItsPlace() {
        byte[] value = {1, 2, 3};
        RefusedRecord refused = refused(reader, record("k", value));

        assertThat(refused.source()).isEqualTo("bars-3");
        assertThat(refused.offset()).isEqualTo(17);
        assertThat(refused.code()).isEqualTo("FP-1308");
        assertThat(refused.message()).startsWith("FP-1308 at record 17 of bars-3: must begin with C3 01");
        assertThat(refused.key()).containsExactly('k');
        assertThat(refused.value()).isEqualTo(value);
        assertThat(refused.size()).isEqualTo(3);
    }

    @Test
    void aFieldIsNamedBesideThePlace() {
        byte[] value = FORMAT.write(new InstrumentBar("", "", SENT, 1, 1, 1, 1, 1));

        assertThat(refused(reader, record(null, value)).message())
                .isEqualTo("FP-1310 at record 17 of bars-3, name of the bar: must not be empty, but was empty");
    }

    @Test
    void aRecordWithoutValueIsRefused() {
        RefusedRecord refused = refused(reader, record("k", null));

        assertThat(refused.message()).isEqualTo("FP-1307 at record 17 of bars-3: must have a value, but was none");
        assertThat(refused.value()).isNull();
        assertThat(refused.size()).isZero();
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedAndCut() {
        byte[] value = FORMAT.write(bar(SENT));
        byte[] giant = new byte[100_000];

        assertThat(read(reader(Set.of(), value.length), record(null, value)).isRight())
                .isTrue();
        assertThat(refused(reader(Set.of(), value.length - 1), record(null, value))
                        .message())
                .isEqualTo("FP-1309 at record 17 of bars-3: must have at most 63 bytes, but was 64 bytes");
        assertThat(refused(reader, record(null, giant)).value()).hasSize(RefusedRecord.MOST_BYTES);
        assertThat(refused(reader, record(null, giant)).size()).isEqualTo(100_000);
    }

    @Test
    void aKeyNamesTheInstrumentOfItsRecord() {
        assertThat(refused(reader, record("USD/CLP", FORMAT.write(bar(SENT)))).message())
                .isEqualTo(
                        "FP-1311 at record 17 of bars-3: must have a key that is the name in the record, USD/COP, or none,"
                                + " but was USD/CLP");
    }

    @Test
    void anInstrumentThatIsNotExpectedIsRefused() {
        RecordReader<InstrumentBar> ofTwo = reader(Set.of("A", "B"), 1 << 20);

        assertThat(refused(ofTwo, record(null, FORMAT.write(bar(SENT)))).message())
                .isEqualTo(
                        "FP-1311 at record 17 of bars-3: must be of one of the 2 names that are expected, but was USD/COP");
    }

    @Test
    void aTimeFarAheadOfTheSendingIsRefused() {
        assertThat(read(reader, record(null, FORMAT.write(bar(SENT + A_DAY)))).isRight())
                .isTrue();
        assertThat(refused(reader, record(null, FORMAT.write(bar(SENT + A_DAY + 1))))
                        .message())
                .isEqualTo("FP-1312 at record 17 of bars-3: must have a time at most PT24H after it was sent,"
                        + " 2024-03-04T13:35:00Z, but was 2024-03-05T13:35:00.001Z");
        assertThat(refused(reader, record(null, FORMAT.writeHeartbeat(Long.MAX_VALUE)))
                        .code())
                .isEqualTo("FP-1312");
        assertThat(read(reader, record(null, FORMAT.write(bar(Long.MIN_VALUE)))).isRight())
                .isTrue();
    }

    /** It says what has been sent, and is a watermark at once: one of local time would make hours late. */
    @Test
    void aHeartbeatIsAheadOfTheSendingByAMinuteAtTheMost() {
        long aMinute = Duration.ofMinutes(1).toMillis();
        assertThat(read(reader, record(null, FORMAT.writeHeartbeat(SENT + aMinute)))
                        .isLeft())
                .isTrue();
        assertThat(read(reader, record(null, FORMAT.writeHeartbeat(SENT + aMinute)))
                        .left()
                        .refused())
                .isNull();
        assertThat(refused(reader, record(null, FORMAT.writeHeartbeat(SENT + aMinute + 1)))
                        .message())
                .isEqualTo("FP-1312 at record 17 of bars-3: must have a time at most PT1M after it was sent,"
                        + " 2024-03-04T13:35:00Z, but was 2024-03-04T13:36:00.001Z");
    }

    /** No generic serializer: a job may forbid them. */
    @Test
    void aNoticeGoesThroughFlinkAsItIs() throws Exception {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<Either<Notice, InstrumentBar>> serializer =
                reader.getProducedType().createSerializer(config);
        assertThat(RecordSplit.tag().getTypeInfo().createSerializer(config)).isInstanceOf(PojoSerializer.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(read(reader, record(null, null)), out);
        serializer.serialize(Either.Right(bar(SENT)), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        Notice notice = serializer.deserialize(in).left();

        assertThat(notice).isEqualTo(read(reader, record(null, null)).left());
        assertThat(serializer.deserialize(in).right()).isEqualTo(bar(SENT));
    }
}
