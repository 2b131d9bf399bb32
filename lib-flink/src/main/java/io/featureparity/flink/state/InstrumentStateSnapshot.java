// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint or a savepoint remembers of an {@link InstrumentStateSerializer}: the contract, statistics and policy of
 * the states, and their form. States of an earlier form can be read, and are written in the new form.
 */
public final class InstrumentStateSnapshot implements TypeSerializerSnapshot<InstrumentState> {

    private @Nullable StateIdentity identity;
    private int form = InstrumentStateSerializer.FORM;

    /** For Flink, which makes an empty snapshot and then reads it. */
    public InstrumentStateSnapshot() {}

    InstrumentStateSnapshot(StateIdentity identity, int form) {
        this.identity = identity;
        this.form = form;
    }

    @Override
    public int getCurrentVersion() {
        return form;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        StateIdentity ours = identity();
        out.writeUTF(ours.contractHash());
        out.writeUTF(ours.statsHash());
        out.writeUTF(ours.policy());
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        if (version < InstrumentStateSerializer.FIRST_FORM || version > InstrumentStateSerializer.FORM) {
            throw new SnapshotException(new Fault(
                    ErrorCode.SNAPSHOT_VERSION,
                    "state of the job",
                    "must be of a form from " + InstrumentStateSerializer.FIRST_FORM + " to "
                            + InstrumentStateSerializer.FORM,
                    Integer.toString(version)));
        }
        form = version;
        identity = new StateIdentity(in.readUTF(), in.readUTF(), in.readUTF());
    }

    private StateIdentity identity() {
        return Objects.requireNonNull(identity, "nothing was read");
    }

    @Override
    public TypeSerializer<InstrumentState> restoreSerializer() {
        return new InstrumentStateSerializer(identity(), form);
    }

    /**
     * Compares the states of a savepoint with those of the job.
     *
     * @throws SnapshotException if they are of another contract, statistics or policy: Flink itself would only say that they
     *     do not fit
     */
    @Override
    public TypeSerializerSchemaCompatibility<InstrumentState> resolveSchemaCompatibility(
            TypeSerializerSnapshot<InstrumentState> earlier) {
        if (!(earlier instanceof InstrumentStateSnapshot stored)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        identity().requireSame(stored.identity());
        return stored.form == form
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
