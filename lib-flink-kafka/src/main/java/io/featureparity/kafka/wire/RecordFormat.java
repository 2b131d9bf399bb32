// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Records of a kind in a form: turns them into bytes and back. Every double and float keeps its bits, -0.0 and infinities too; the
 * many forms of NaN become one. Immutable and thread-safe.
 *
 * @param <T> the records
 */
public final class RecordFormat<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RecordShape<T> shape;
    private final RecordForm form;

    private RecordFormat(RecordShape<T> shape, RecordForm form) {
        this.shape = shape;
        this.form = Objects.requireNonNull(form, "form");
    }

    /**
     * Gives the format of bars. Their splits are not part of it: who reads them says where they come from.
     *
     * @param form the form
     * @return the format
     */
    public static RecordFormat<InstrumentBar> ofBars(RecordForm form) {
        return new RecordFormat<>(RecordShape.Bars.SHAPE, form);
    }

    /**
     * Gives the format of macro publications.
     *
     * @param form the form
     * @return the format
     */
    public static RecordFormat<Publication> ofPublications(RecordForm form) {
        return new RecordFormat<>(RecordShape.Publications.SHAPE, form);
    }

    /**
     * Gives the format of feature vectors.
     *
     * @param form the form
     * @return the format
     */
    public static RecordFormat<FeatureVector> ofVectors(RecordForm form) {
        return new RecordFormat<>(RecordShape.Vectors.SHAPE, form);
    }

    /** {@return what such a record is called, such as {@code bar}} */
    public String title() {
        return shape.title();
    }

    /**
     * Gives what keeps records together that have an order: the instrument, or the column of a publication.
     *
     * @param record the record
     * @return the key
     */
    public String key(T record) {
        return shape.key(record);
    }

    /**
     * Gives the time that makes watermarks: that of a bar, or the availability of a publication.
     *
     * @param record the record
     * @return the time, in milliseconds since 1970-01-01T00:00Z
     */
    public long time(T record) {
        return shape.time(record);
    }

    /**
     * Writes the key.
     *
     * @param record the record
     * @return the key in UTF-8
     */
    public byte[] keyBytes(T record) {
        return shape.key(record).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a record.
     *
     * @param record the record
     * @return its bytes
     * @throws InputException if a text holds half of a surrogate pair, or a day does not fit into 32 bits
     */
    public byte[] write(T record) {
        FieldWriter out = writer(shape.schema());
        shape.write(record, out);
        return out.end();
    }

    /**
     * Writes a heartbeat: all records of the partition up to a time have been sent.
     *
     * @param time the time, in milliseconds since 1970-01-01T00:00Z
     * @return its bytes
     */
    public byte[] writeHeartbeat(long time) {
        FieldWriter out = writer(RecordShape.HEARTBEAT_SCHEMA);
        out.time(RecordShape.HEARTBEAT, time);
        return out.end();
    }

    private FieldWriter writer(long schema) {
        return form == RecordForm.AVRO ? new AvroWriter(schema) : new JsonWriter();
    }

    /**
     * Reads a record, or a heartbeat.
     *
     * @param value its bytes
     * @param split where it comes from, such as a partition; bars remember it
     * @param received is told what was read; of a record that is refused it hears nothing
     * @throws InputException if it is no record of this kind and form; it names the field
     */
    public void read(byte[] value, String split, Received<T> received) {
        if (form == RecordForm.AVRO) {
            readAvro(value, split, received);
        } else {
            readJson(value, split, received);
        }
    }

    private void readAvro(byte[] value, String split, Received<T> received) {
        ByteBuffer head = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        if (head.remaining() < AvroWriter.HEAD || head.getShort() != (short) AvroWriter.MARK) {
            String rule = "must begin with C3 01 and the fingerprint of its schema, as single objects of Avro do";
            throw Refusals.of(ErrorCode.KAFKA_RECORD_SCHEMA, "record", rule, Refusals.NOT);
        }
        long schema = head.getLong();
        if (schema == RecordShape.HEARTBEAT_SCHEMA) {
            received.heartbeat(heartbeat(new AvroReader(value)));
        } else if (schema == shape.schema()) {
            received.record(record(new AvroReader(value), split));
        } else {
            String rule = "must have the schema of a " + shape.title() + ", " + hex(shape.schema());
            throw Refusals.of(ErrorCode.KAFKA_RECORD_SCHEMA, "record", rule, hex(schema));
        }
    }

    private static String hex(long schema) {
        return HexFormat.of().toHexDigits(schema);
    }

    private void readJson(byte[] value, String split, Received<T> received) {
        JsonReader in = JsonReader.of(value);
        if (in.has(RecordShape.HEARTBEAT)) {
            received.heartbeat(heartbeat(in));
        } else {
            received.record(record(in, split));
        }
    }

    private static long heartbeat(FieldReader in) {
        long time = in.time(RecordShape.HEARTBEAT);
        in.end();
        return time;
    }

    private T record(FieldReader in, String split) {
        T record = shape.read(in, split);
        in.end();
        if (shape.key(record).isEmpty()) {
            throw Refusals.field("name of the " + shape.title(), "must not be empty", "empty");
        }
        return record;
    }
}
