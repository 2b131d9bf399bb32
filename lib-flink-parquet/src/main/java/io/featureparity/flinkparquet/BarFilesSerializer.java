// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes splits into checkpoints: their number, and of each its parts. */
final class BarFilesSerializer implements SimpleVersionedSerializer<List<BarFile>> {

    private static final int VERSION = 1;
    private static final int FIRST_CAPACITY = 256;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(List<BarFile> splits) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_CAPACITY);
        out.writeInt(splits.size());
        for (BarFile split : splits) {
            out.writeUTF(split.file());
            out.writeUTF(split.instrument());
            out.writeUTF(split.column());
            out.writeLong(split.sent());
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public List<BarFile> deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("splits of form " + version + " cannot be read, only those of form " + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int count = in.readInt();
        List<BarFile> splits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            splits.add(new BarFile(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong()));
        }
        return splits;
    }

    /** Writes one split in the same form. */
    static SimpleVersionedSerializer<BarFile> ofOne() {
        BarFilesSerializer all = new BarFilesSerializer();
        return new SimpleVersionedSerializer<>() {

            @Override
            public int getVersion() {
                return all.getVersion();
            }

            @Override
            public byte[] serialize(BarFile split) throws IOException {
                return all.serialize(List.of(split));
            }

            @Override
            public BarFile deserialize(int version, byte[] bytes) throws IOException {
                return all.deserialize(version, bytes).get(0);
            }
        };
    }
}
