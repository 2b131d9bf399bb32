// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What a savepoint remembers of a {@link RecordSerializer}: the kind of its records. There is only one form so far. */
public final class RecordSerializerSnapshot implements TypeSerializerSnapshot<Object> {

    private static final int VERSION = 1;

    private @Nullable RecordKind kind;

    /** For Flink, which makes an empty snapshot and then reads it. */
    public RecordSerializerSnapshot() {}

    RecordSerializerSnapshot(RecordKind kind) {
        this.kind = kind;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(kind().name());
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        if (version != VERSION) {
            throw new IOException("records of form " + version + " cannot be read, only those of form " + VERSION);
        }
        kind = RecordKind.valueOf(in.readUTF());
    }

    private RecordKind kind() {
        return Objects.requireNonNull(kind, "nothing was read");
    }

    @Override
    public TypeSerializer<Object> restoreSerializer() {
        return new RecordSerializer(kind());
    }

    @Override
    public TypeSerializerSchemaCompatibility<Object> resolveSchemaCompatibility(
            TypeSerializerSnapshot<Object> earlier) {
        return earlier instanceof RecordSerializerSnapshot that && that.kind == kind
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
