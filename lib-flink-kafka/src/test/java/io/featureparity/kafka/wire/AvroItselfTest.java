// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** What Avro's own library writes is read here, and it reads what is written here. */
class AvroItselfTest extends RecordProperties {

    private static final Schema BAR = schema("bar");
    private static final Schema PUBLICATION = schema("publication");
    private static final Schema VECTOR = schema("vector");
    private static final Schema HEARTBEAT = schema("heartbeat");

    private static Schema schema(String name) {
        try (InputStream file = RecordFormat.class.getResourceAsStream(name + "-1.avsc")) {
            return new Schema.Parser().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Example
    void theFingerprintsAreThoseOfTheSchemas() {
        assertThat(RecordShape.Bars.SHAPE.schema()).isEqualTo(SchemaNormalization.parsingFingerprint64(BAR));
        assertThat(RecordShape.Publications.SHAPE.schema())
                .isEqualTo(SchemaNormalization.parsingFingerprint64(PUBLICATION));
        assertThat(RecordShape.Vectors.SHAPE.schema()).isEqualTo(SchemaNormalization.parsingFingerprint64(VECTOR));
        assertThat(RecordShape.HEARTBEAT_SCHEMA).isEqualTo(SchemaNormalization.parsingFingerprint64(HEARTBEAT));
    }

    @Property(tries = 100)
    void aBarIsTheOneOfTheLibrary(@ForAll("bars") InstrumentBar bar) throws IOException {
        GenericRecord record = new GenericData.Record(BAR);
        record.put("instrument", bar.instrument());
        record.put("time", bar.time());
        record.put("open", canonical(bar.open()));
        record.put("high", canonical(bar.high()));
        record.put("low", canonical(bar.low()));
        record.put("close", canonical(bar.close()));
        record.put("volume", canonical(bar.volume()));

        assertSame(RecordFormat.ofBars(RecordForm.AVRO), bar, BAR, record);
    }

    @Property(tries = 100)
    void aPublicationIsTheOneOfTheLibrary(@ForAll("publications") Publication publication) throws IOException {
        GenericRecord record = new GenericData.Record(PUBLICATION);
        record.put("column", publication.column());
        record.put("day", (int) publication.epochDay());
        record.put("available", publication.available());
        record.put("value", canonical(publication.value()));

        assertSame(RecordFormat.ofPublications(RecordForm.AVRO), publication, PUBLICATION, record);
    }

    @Property(tries = 100)
    void aVectorIsTheOneOfTheLibrary(@ForAll("vectors") FeatureVector vector) throws IOException {
        GenericRecord record = generic(vector);

        assertSame(RecordFormat.ofVectors(RecordForm.AVRO), vector, VECTOR, record);
    }

    private static GenericRecord generic(FeatureVector vector) {
        GenericRecord record = new GenericData.Record(VECTOR);
        record.put("instrument", vector.instrument());
        record.put("time", vector.time());
        record.put("bars_seen", vector.barsSeen());
        record.put("inserted", vector.inserted());
        List<Float> observation = new ArrayList<>();
        for (float value : vector.observation()) {
            observation.add(Float.isNaN(value) ? Float.NaN : value);
        }
        record.put("observation", observation);
        record.put(
                "raw",
                Arrays.stream(vector.raw())
                        .map(AvroItselfTest::canonical)
                        .boxed()
                        .toList());
        return record;
    }

    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    private static <T> void assertSame(RecordFormat<T> format, T record, Schema schema, GenericRecord generic)
            throws IOException {
        ByteBuffer theirs = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(generic);
        byte[] bytes = new byte[theirs.remaining()];
        theirs.get(bytes);

        assertThat(format.write(record)).isEqualTo(bytes);
        assertThat(Taken.of(format, bytes)).isEqualTo(record);
        assertThat(new BinaryMessageDecoder<GenericRecord>(GenericData.get(), schema).decode(format.write(record)))
                .isEqualTo(generic);
    }

    /** Avro allows lists in several blocks, each with its size in bytes. */
    @Property(tries = 50)
    void aListInSeveralBlocksIsRead(@ForAll("vectors") FeatureVector vector) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Arrays.copyOf(RecordFormat.ofVectors(RecordForm.AVRO).write(vector), AvroWriter.HEAD));
        BinaryEncoder blocks = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(VECTOR).write(generic(vector), blocks);
        blocks.flush();

        assertThat(Taken.of(RecordFormat.ofVectors(RecordForm.AVRO), bytes.toByteArray()))
                .isEqualTo(vector);
    }
}
