// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes records of a kind. They are immutable, so none is ever copied. */
final class RecordSerializer extends TypeSerializer<Object> {

    private static final long serialVersionUID = 1L;

    private final RecordKind kind;

    RecordSerializer(RecordKind kind) {
        this.kind = kind;
    }

    RecordKind kind() {
        return kind;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<Object> duplicate() {
        return this;
    }

    @Override
    public @Nullable Object createInstance() {
        return null; // a record is immutable, so an empty one is of no use
    }

    @Override
    public Object copy(Object from) {
        return from;
    }

    @Override
    public Object copy(Object from, Object reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Object record, DataOutputView target) throws IOException {
        kind.write(record, target);
    }

    @Override
    public Object deserialize(DataInputView source) throws IOException {
        return kind.read(source);
    }

    @Override
    public Object deserialize(Object reuse, DataInputView source) throws IOException {
        return kind.read(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        kind.write(kind.read(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSerializer that && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return kind.name().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Object> snapshotConfiguration() {
        return new RecordSerializerSnapshot(kind);
    }
}
