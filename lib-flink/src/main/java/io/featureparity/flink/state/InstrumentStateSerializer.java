// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.features.feed.FeedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is kept of an instrument: the length of the feed's snapshot, then its bytes, as {@link FeedSnapshot#toBytes()}
 * has them. It remembers what the states are of, and refuses those of anything else before one of them is read.
 */
public final class InstrumentStateSerializer extends StateSerializer<InstrumentState> {

    private static final long serialVersionUID = 1L;

    private final StateIdentity identity;

    /**
     * Makes one.
     *
     * @param identity what the states are of
     */
    public InstrumentStateSerializer(StateIdentity identity) {
        this.identity = identity;
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
        byte[] bytes = state.snapshot().toBytes();
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public InstrumentState deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return InstrumentState.of(FeedSnapshot.parse(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstrumentStateSerializer that && identity.equals(that.identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<InstrumentState> snapshotConfiguration() {
        return new InstrumentStateSnapshot(identity);
    }
}
