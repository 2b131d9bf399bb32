// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.RawEngine;
import org.jspecify.annotations.Nullable;

/** The state of a {@link FeatureEngine}: how it is saved, restored and reset, and how the last bar is undone. */
abstract sealed class RestorableEngine extends FeatureView permits FeatureEngine {

    RestorableEngine(Model model, RawEngine raw, @Nullable ObservationSink sink) {
        super(model, raw, sink);
    }

    /** {@return how many doubles {@link #keepUndo} keeps} */
    public final int undoLength() {
        return raw.undoLength();
    }

    /**
     * Saves the values that the next bar will change, allocating nothing.
     *
     * @param out where the values are saved
     * @param at from which place on; {@link #undoLength} places are used
     */
    public final void keepUndo(double[] out, int at) {
        raw.keepUndo(out, at);
    }

    /**
     * Undoes the last bar, as if it had never come. Exactly one bar may have been taken in since {@link #keepUndo}.
     *
     * @param in the values that {@link #keepUndo} saved
     * @param at from which place on
     */
    public final void undo(double[] in, int at) {
        raw.undo(in, at);
    }

    /** Forgets every bar: the engine is as it was when it was made. */
    public final void reset() {
        raw.reset();
        tellState();
    }

    /** {@return the state as it is now, to be saved or restored elsewhere} */
    public final EngineSnapshot snapshot() {
        return new EngineSnapshot(contract().hash(), stats().hash(), raw.barsSeen(), raw.lastMillis(), raw.state());
    }

    /**
     * Puts the engine into the state of a snapshot.
     *
     * @param snapshot a snapshot taken under the same contract and statistics
     * @throws SnapshotException if it was taken under others, or holds a state that no engine can be in; the engine is
     *     then as it was
     */
    public final void restore(EngineSnapshot snapshot) {
        snapshot.requireTakenUnder(contract().hash(), stats().hash(), raw.stateLength());
        // Another engine takes the state first: one that is refused half-way must leave no trace here.
        RawEngine trial = RawEngine.of(model.features());
        trial.restore(snapshot.state());
        snapshot.requireSameAsItSays(trial.counts(), trial.lastMillis());
        raw.takeStateOf(trial);
        tellState();
    }

    private void tellState() {
        if (sink != null) {
            sink.state(snapshot(), lastMillis());
        }
    }
}
