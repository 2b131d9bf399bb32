// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the bars that are held back: how many there are, then the bars. */
public final class HeldBarsSerializer extends StateSerializer<HeldBars> {

    private static final long serialVersionUID = 1L;

    private final TypeSerializer<InstrumentBar> bars =
            RecordTypes.of(InstrumentBar.class).createSerializer(new SerializerConfigImpl());

    /** Makes one. */
    public HeldBarsSerializer() {}

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
        target.writeInt(held.size());
        for (InstrumentBar bar : held.all()) {
            bars.serialize(bar, target);
        }
    }

    @Override
    public HeldBars deserialize(DataInputView source) throws IOException {
        HeldBars held = new HeldBars();
        int count = source.readInt();
        for (int i = 0; i < count; i++) {
            held.add(bars.deserialize(source));
        }
        return held;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldBarsSerializer;
    }

    @Override
    public int hashCode() {
        return HeldBarsSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<HeldBars> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serializer: that it was this one, in its first and only form. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<HeldBars> {

        /** Flink makes it before it reads it. */
        public Snapshot() {
            super(HeldBarsSerializer::new);
        }
    }
}
