// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the bars that are held back. In the first form, each bar was written whole, with its names. */
public final class HeldBarsSerializer extends StateSerializer<HeldBars> {

    private static final long serialVersionUID = 1L;

    /** Flink's number for what has one form alone. */
    static final int FIRST_FORM = 3;

    static final int FORM = 4;

    private final TypeSerializer<InstrumentBar> bars =
            RecordTypes.of(InstrumentBar.class).createSerializer(new SerializerConfigImpl());

    private final int form;

    /** Makes a serializer. */
    public HeldBarsSerializer() {
        this(FORM);
    }

    HeldBarsSerializer(int form) {
        this.form = form;
    }

    @Override
    public HeldBars createInstance() {
        return new HeldBars();
    }

    @Override
    public HeldBars copy(HeldBars from) {
        return new HeldBars(from);
    }

    @Override
    public void serialize(HeldBars held, DataOutputView target) throws IOException {
        if (form != FIRST_FORM) {
            held.write(target);
            return;
        }
        target.writeInt(held.size());
        for (InstrumentBar bar : held.all()) {
            bars.serialize(bar, target);
        }
    }

    @Override
    public HeldBars deserialize(DataInputView source) throws IOException {
        if (form != FIRST_FORM) {
            return HeldBars.read(source);
        }
        HeldBars held = new HeldBars();
        int count = source.readInt();
        for (int i = 0; i < count; i++) {
            held.add(bars.deserialize(source));
        }
        return held;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldBarsSerializer that && form == that.form;
    }

    @Override
    public int hashCode() {
        return form;
    }

    @Override
    public TypeSerializerSnapshot<HeldBars> snapshotConfiguration() {
        return new Snapshot(form);
    }

    /**
     * What a savepoint remembers of this serializer: its form. Bars of an earlier form can be read, and are written in the new
     * form.
     */
    public static final class Snapshot implements TypeSerializerSnapshot<HeldBars> {

        private int form;

        /** For Flink, which makes an empty snapshot and then reads it. */
        public Snapshot() {
            this(FORM);
        }

        private Snapshot(int form) {
            this.form = form;
        }

        @Override
        public int getCurrentVersion() {
            return form;
        }

        @Override
        public void writeSnapshot(DataOutputView out) {}

        @Override
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) {
            if (version < FIRST_FORM || version > FORM) {
                throw new SnapshotException(new Fault(
                        ErrorCode.SNAPSHOT_VERSION,
                        "held bars of the job",
                        "must be of a form from " + FIRST_FORM + " to " + FORM,
                        Integer.toString(version)));
            }
            form = version;
        }

        @Override
        public TypeSerializer<HeldBars> restoreSerializer() {
            return new HeldBarsSerializer(form);
        }

        @Override
        public TypeSerializerSchemaCompatibility<HeldBars> resolveSchemaCompatibility(
                TypeSerializerSnapshot<HeldBars> earlier) {
            return earlier instanceof Snapshot stored && stored.form == form
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
        }
    }
}
