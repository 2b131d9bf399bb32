// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.io.Serializable;

/** Of which fields records of a kind are made; the one description for both forms. The schemas beside it say the same. */
interface RecordShape<T> extends Serializable {

    /** The field that a heartbeat has, and nothing else. */
    String HEARTBEAT = "heartbeat";

    /** The fingerprint of the schema of heartbeats, heartbeat-1.avsc. */
    long HEARTBEAT_SCHEMA = 0x644b5ffcad3203c4L;

    /** {@return what faults call such a record} */
    String title();

    /** {@return the fingerprint of its schema} */
    long schema();

    /** {@return what belongs into one partition: the instrument, or the column} */
    String key(T record);

    /** {@return the time in milliseconds that makes watermarks} */
    long time(T record);

    void write(T record, FieldWriter out);

    T read(FieldReader in, String split);

    /** Bars: bar-1.avsc. */
    enum Bars implements RecordShape<InstrumentBar> {
        SHAPE;

        @Override
        public String title() {
            return "bar";
        }

        @Override
        public long schema() {
            return 0xc5664c1db1b26e20L;
        }

        @Override
        public String key(InstrumentBar bar) {
            return bar.instrument();
        }

        @Override
        public long time(InstrumentBar bar) {
            return bar.time();
        }

        @Override
        public void write(InstrumentBar bar, FieldWriter out) {
            out.text("instrument", bar.instrument());
            out.time("time", bar.time());
            out.number("open", bar.open());
            out.number("high", bar.high());
            out.number("low", bar.low());
            out.number("close", bar.close());
            out.number("volume", bar.volume());
        }

        @Override
        public InstrumentBar read(FieldReader in, String split) {
            return new InstrumentBar(
                    in.text("instrument"),
                    split,
                    in.time("time"),
                    in.number("open"),
                    in.number("high"),
                    in.number("low"),
                    in.number("close"),
                    in.number("volume"));
        }
    }

    /** Macro publications: publication-1.avsc. */
    enum Publications implements RecordShape<Publication> {
        SHAPE;

        @Override
        public String title() {
            return "publication";
        }

        @Override
        public long schema() {
            return 0x66b3edd1bdba3630L;
        }

        @Override
        public String key(Publication publication) {
            return publication.column();
        }

        @Override
        public long time(Publication publication) {
            return publication.available();
        }

        @Override
        public void write(Publication publication, FieldWriter out) {
            out.text("column", publication.column());
            out.day("day", publication.epochDay());
            out.time("available", publication.available());
            out.number("value", publication.value());
        }

        @Override
        public Publication read(FieldReader in, String split) {
            return new Publication(in.text("column"), in.day("day"), in.time("available"), in.number("value"));
        }
    }

    /** Feature vectors: vector-1.avsc. */
    enum Vectors implements RecordShape<FeatureVector> {
        SHAPE;

        @Override
        public String title() {
            return "vector";
        }

        @Override
        public long schema() {
            return 0x6993587a039369f5L;
        }

        @Override
        public String key(FeatureVector vector) {
            return vector.instrument();
        }

        @Override
        public long time(FeatureVector vector) {
            return vector.time();
        }

        @Override
        public void write(FeatureVector vector, FieldWriter out) {
            out.text("instrument", vector.instrument());
            out.time("time", vector.time());
            out.whole("bars_seen", vector.barsSeen());
            out.flag("inserted", vector.inserted());
            out.floats("observation", vector.observation());
            out.numbers("raw", vector.raw());
        }

        @Override
        public FeatureVector read(FieldReader in, String split) {
            return FeatureVector.wrapping(
                    in.text("instrument"),
                    in.time("time"),
                    in.whole("bars_seen"),
                    in.flag("inserted"),
                    in.floats("observation"),
                    in.numbers("raw"));
        }
    }
}
