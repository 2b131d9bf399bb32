// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.engine.EngineSnapshot;

/** The state of an instrument's engine, from which its bars can be computed again. Immutable. */
public final class SavedState implements AuditRecord {

    private final long number;
    private final String instrument;
    private final long time;
    private final long bars;
    private final byte[] snapshot;

    SavedState(long number, String instrument, long time, long bars, byte[] snapshot) {
        this.number = number;
        this.instrument = instrument;
        this.time = time;
        this.bars = bars;
        this.snapshot = snapshot;
    }

    @Override
    public long number() {
        return number;
    }

    /** {@return the instrument} */
    public String instrument() {
        return instrument;
    }

    /**
     * {@return the time of the bar before which the state was saved, or of the last bar where the engine was restored or reset;
     * in milliseconds since 1970-01-01T00:00Z}
     */
    public long time() {
        return time;
    }

    /** {@return how many bars the engine had taken in} */
    public long bars() {
        return bars;
    }

    /**
     * Gives the state. A log can be read by a version of this library that cannot restore its states any more.
     *
     * @return the state
     * @throws SnapshotException if this version does not read states of that format
     */
    public EngineSnapshot snapshot() {
        return EngineSnapshot.parse(snapshot);
    }

    @Override
    public String toString() {
        return "state " + number + ": " + instrument + " after " + bars + " bars";
    }
}
