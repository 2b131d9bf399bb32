// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.features.feed.FeedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is kept of an instrument: the split and since when its bars come from it, the length of the feed's snapshot, and
 * its bytes, as {@link FeedSnapshot#toBytes()} has them. The first form had only the snapshot. The serializer remembers the
 * contract, statistics and policy of the states, and refuses states of others before it reads one of them.
 */
public final class InstrumentStateSerializer extends StateSerializer<InstrumentState> {

    private static final long serialVersionUID = 1L;

    static final int FIRST_FORM = 1;
    static final int FORM = 2;

    private final StateIdentity identity;
    private final int form;

    /**
     * Makes a serializer.
     *
     * @param identity the contract, statistics and policy of the states
     */
    public InstrumentStateSerializer(StateIdentity identity) {
        this(identity, FORM);
    }

    InstrumentStateSerializer(StateIdentity identity, int form) {
        this.identity = identity;
        this.form = form;
    }

    @Override
    public @Nullable InstrumentState createInstance() {
        return null; // there is no state before the first bar
    }

    @Override
    public InstrumentState copy(InstrumentState from) {
        return from.copy();
    }

    @Override
    public void serialize(InstrumentState state, DataOutputView target) throws IOException {
        if (form != FIRST_FORM) {
            StringValue.writeString(state.split().source(), target);
            target.writeLong(state.split().since());
        }
        byte[] bytes = state.snapshot().toBytes();
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public InstrumentState deserialize(DataInputView source) throws IOException {
        Split split = form == FIRST_FORM ? Split.UNKNOWN : new Split(StringValue.readString(source), source.readLong());
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return InstrumentState.of(FeedSnapshot.parse(bytes), split);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstrumentStateSerializer that && identity.equals(that.identity) && form == that.form;
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<InstrumentState> snapshotConfiguration() {
        return new InstrumentStateSnapshot(identity, form);
    }
}
