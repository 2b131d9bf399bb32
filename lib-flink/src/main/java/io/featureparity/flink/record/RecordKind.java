// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import io.featureparity.features.feed.FeedDecision;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** The kinds of records and the form in which each is written: its parts, one after the other. */
enum RecordKind {
    BAR(InstrumentBar.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            writeBar((InstrumentBar) record, out);
        }

        @Override
        Object read(DataInputView in) throws IOException {
            return readBar(in);
        }
    },
    PUBLICATION(Publication.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            writePublication((Publication) record, out);
        }

        @Override
        Object read(DataInputView in) throws IOException {
            return readPublication(in);
        }
    },
    VECTOR(FeatureVector.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            FeatureVector vector = (FeatureVector) record;
            StringValue.writeString(vector.instrument(), out);
            out.writeLong(vector.time());
            out.writeLong(vector.barsSeen());
            out.writeBoolean(vector.inserted());
            out.writeInt(vector.observation.length);
            for (float value : vector.observation) {
                out.writeInt(Float.floatToRawIntBits(value));
            }
            out.writeInt(vector.raw.length);
            for (double value : vector.raw) {
                out.writeLong(Double.doubleToRawLongBits(value));
            }
        }

        @Override
        Object read(DataInputView in) throws IOException {
            String instrument = StringValue.readString(in);
            long time = in.readLong();
            long barsSeen = in.readLong();
            boolean inserted = in.readBoolean();
            float[] observation = new float[in.readInt()];
            for (int i = 0; i < observation.length; i++) {
                observation[i] = Float.intBitsToFloat(in.readInt());
            }
            double[] raw = new double[in.readInt()];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = Double.longBitsToDouble(in.readLong());
            }
            return FeatureVector.wrapping(instrument, time, barsSeen, inserted, observation, raw);
        }
    },
    DECISION(BarDecision.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            BarDecision decision = (BarDecision) record;
            StringValue.writeString(decision.instrument(), out);
            out.writeLong(decision.time());
            StringValue.writeString(decision.decision().name(), out);
        }

        @Override
        Object read(DataInputView in) throws IOException {
            return new BarDecision(
                    StringValue.readString(in), in.readLong(), FeedDecision.valueOf(StringValue.readString(in)));
        }
    },
    REFUSED_BAR(RefusedBar.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            RefusedBar refused = (RefusedBar) record;
            writeBar(refused.bar(), out);
            StringValue.writeString(refused.code(), out);
            StringValue.writeString(refused.message(), out);
        }

        @Override
        Object read(DataInputView in) throws IOException {
            return new RefusedBar(readBar(in), StringValue.readString(in), StringValue.readString(in));
        }
    },
    LATE_BAR(LateBar.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            LateBar late = (LateBar) record;
            writeBar(late.bar(), out);
            out.writeLong(late.watermark());
        }

        @Override
        Object read(DataInputView in) throws IOException {
            return new LateBar(readBar(in), in.readLong());
        }
    },
    REFUSED_PUBLICATION(RefusedPublication.class) {
        @Override
        void write(Object record, DataOutputView out) throws IOException {
            RefusedPublication refused = (RefusedPublication) record;
            writePublication(refused.publication(), out);
            StringValue.writeString(refused.code(), out);
            StringValue.writeString(refused.message(), out);
        }

        @Override
        Object read(DataInputView in) throws IOException {
            return new RefusedPublication(readPublication(in), StringValue.readString(in), StringValue.readString(in));
        }
    };

    final Class<?> type;

    RecordKind(Class<?> type) {
        this.type = type;
    }

    abstract void write(Object record, DataOutputView out) throws IOException;

    abstract Object read(DataInputView in) throws IOException;

    private static void writeBar(InstrumentBar bar, DataOutputView out) throws IOException {
        StringValue.writeString(bar.instrument(), out);
        StringValue.writeString(bar.source(), out);
        out.writeLong(bar.time());
        out.writeLong(Double.doubleToRawLongBits(bar.open()));
        out.writeLong(Double.doubleToRawLongBits(bar.high()));
        out.writeLong(Double.doubleToRawLongBits(bar.low()));
        out.writeLong(Double.doubleToRawLongBits(bar.close()));
        out.writeLong(Double.doubleToRawLongBits(bar.volume()));
    }

    private static InstrumentBar readBar(DataInputView in) throws IOException {
        return new InstrumentBar(
                StringValue.readString(in),
                StringValue.readString(in),
                in.readLong(),
                Double.longBitsToDouble(in.readLong()),
                Double.longBitsToDouble(in.readLong()),
                Double.longBitsToDouble(in.readLong()),
                Double.longBitsToDouble(in.readLong()),
                Double.longBitsToDouble(in.readLong()));
    }

    private static void writePublication(Publication publication, DataOutputView out) throws IOException {
        StringValue.writeString(publication.column(), out);
        out.writeLong(publication.epochDay());
        out.writeLong(publication.available());
        out.writeLong(Double.doubleToRawLongBits(publication.value()));
    }

    private static Publication readPublication(DataInputView in) throws IOException {
        return new Publication(
                StringValue.readString(in), in.readLong(), in.readLong(), Double.longBitsToDouble(in.readLong()));
    }

    static RecordKind of(Class<?> type) {
        for (RecordKind kind : values()) {
            if (kind.type == type) {
                return kind;
            }
        }
        throw new IllegalArgumentException(type.getName() + " is no record of a feature job");
    }
}
