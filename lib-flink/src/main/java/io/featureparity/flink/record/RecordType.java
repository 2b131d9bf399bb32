// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a kind of record, written by {@link RecordSerializer}. */
final class RecordType extends TypeInformation<Object> {

    private static final long serialVersionUID = 1L;

    private final RecordKind kind;

    RecordType(RecordKind kind) {
        this.kind = kind;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked") // the class of the kind's records
    public Class<Object> getTypeClass() {
        return (Class<Object>) kind.type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Object> createSerializer(SerializerConfig config) {
        return new RecordSerializer(kind);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RecordType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordType that && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return kind.name().hashCode();
    }

    @Override
    public String toString() {
        return kind.type.getSimpleName();
    }
}
