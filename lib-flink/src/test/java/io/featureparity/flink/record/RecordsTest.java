// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.Bar;
import io.featureparity.features.feed.FeedDecision;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {

    private static final InstrumentBar BAR =
            new InstrumentBar("USD/COP", "bars-3", -1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 4e-320, 1e300);
    private static final Publication PUBLICATION = new Publication("dxy", -5, 17, Double.NaN);

    static Stream<Object> records() {
        return Stream.of(
                BAR,
                new InstrumentBar("\u0130\uD83D\uDE00", "", Long.MAX_VALUE, 1, 2, 3, 4, 5),
                PUBLICATION,
                FeatureVector.wrapping("A", 3, 15, true, new float[] {-0.0f, Float.NaN, 1.5f}, new double[] {-0.0, 2}),
                FeatureVector.wrapping("A", 3, 1, false, new float[0], new double[0]),
                new BarDecision("A", 9, FeedDecision.INSERTED),
                new RefusedBar(BAR, "FP-1301", "FP-1301 at \u20ac"),
                new LateBar(BAR, Long.MIN_VALUE),
                new RefusedPublication(PUBLICATION, "FP-1304", "late"));
    }

    private static TypeSerializer<Object> serializer(Object record) {
        TypeInformation<?> type = TypeInformation.of(record.getClass());
        @SuppressWarnings("unchecked")
        TypeSerializer<Object> serializer =
                (TypeSerializer<Object>) type.createSerializer(new ExecutionConfig().getSerializerConfig());
        return serializer;
    }

    private static byte[] bytes(TypeSerializer<Object> serializer, Object record) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(record, out);
        return out.getCopyOfBuffer();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordIsReadAsItWasWritten(Object record) throws IOException {
        TypeSerializer<Object> serializer = serializer(record);
        byte[] bytes = bytes(serializer, record);
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        Object read = serializer.deserialize(in);
        assertThat(read).isEqualTo(record).hasSameHashCodeAs(record).hasToString(record.toString());
        assertThat(bytes(serializer, read)).isEqualTo(bytes);
        assertThat(in.available()).isZero();

        DataOutputSerializer copied = new DataOutputSerializer(16);
        serializer.copy(new DataInputDeserializer(bytes), copied);
        assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes);
        assertThat(serializer.deserialize(record, new DataInputDeserializer(bytes)))
                .isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void flinkFindsTheTypeAndNeedsNoGenericOne(Object record) {
        TypeInformation<?> type = TypeInformation.of(record.getClass());
        assertThat(type)
                .isEqualTo(RecordTypes.of(record.getClass()))
                .hasSameHashCodeAs(RecordTypes.of(record.getClass()));
        assertThat(type.getTypeClass()).isEqualTo(record.getClass());
        assertThat(type).hasToString(record.getClass().getSimpleName());
        assertThat(type.isKeyType()).isFalse();
        assertThat(type.isBasicType()).isFalse();
        assertThat(type.isTupleType()).isFalse();
        assertThat(type.getArity()).isEqualTo(1);
        assertThat(type.getTotalFields()).isEqualTo(1);
        assertThat(type.canEqual(type)).isTrue();
        TypeSerializer<Object> serializer = serializer(record);
        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(record)).isSameAs(record);
        assertThat(serializer.copy(record, record)).isSameAs(record);
        assertThat(serializer.createInstance()).isNull();
        assertThat(serializer.getLength()).isEqualTo(-1);
        assertThat(serializer.duplicate()).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aSavepointRemembersTheKind(Object record) throws IOException {
        TypeSerializer<Object> serializer = serializer(record);
        DataOutputSerializer out = new DataOutputSerializer(16);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<Object> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), RecordsTest.class.getClassLoader());
        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(read)
                        .isCompatibleAsIs())
                .isTrue();
        Object other = record instanceof LateBar ? BAR : new LateBar(BAR, 1);
        assertThat(serializer(other)
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(read)
                        .isIncompatible())
                .isTrue();
        assertThatThrownBy(() -> read.readSnapshot(2, new DataInputDeserializer(), RecordsTest.class.getClassLoader()))
                .hasMessage("records of form 2 cannot be read, only those of form 1");
    }

    @Test
    void aClassThatIsNoRecordHasNoType() {
        assertThatThrownBy(() -> RecordTypes.of(String.class))
                .hasMessage("java.lang.String is no record of a feature job");
    }

    @Test
    void aBarAndAPublicationAreMadeOfTimes() {
        Instant time = Instant.parse("2024-03-04T13:00:00Z");
        assertThat(InstrumentBar.of("A", "s", new Bar(time, 1, 2, 3, 4, 5)))
                .isEqualTo(new InstrumentBar("A", "s", time.toEpochMilli(), 1, 2, 3, 4, 5));
        assertThat(Publication.of("dxy", LocalDate.of(1970, 1, 3), time, 7))
                .isEqualTo(new Publication("dxy", 2, time.toEpochMilli(), 7));
        assertThat(Publication.of("dxy", LocalDate.of(1970, 1, 3), time.plusNanos(1), 7))
                .isEqualTo(new Publication("dxy", 2, time.toEpochMilli() + 1, 7));
    }

    @Test
    void aVectorGivesCopies() {
        FeatureVector vector = FeatureVector.wrapping("A", 3, 15, false, new float[] {1}, new double[] {2});
        vector.observation()[0] = 9;
        vector.raw()[0] = 9;
        assertThat(vector)
                .isEqualTo(FeatureVector.wrapping("A", 3, 15, false, new float[] {1}, new double[] {2}))
                .isNotEqualTo(FeatureVector.wrapping("A", 3, 15, false, new float[] {9}, new double[] {2}))
                .isNotEqualTo(FeatureVector.wrapping("A", 3, 15, false, new float[] {1}, new double[] {9}));
    }
}
