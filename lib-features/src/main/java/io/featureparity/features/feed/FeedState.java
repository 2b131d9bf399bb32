// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import org.jspecify.annotations.Nullable;

/**
 * What a feed remembers beside its engine, in one array: the last bar as it came, what it takes to take that bar back, and
 * since which bar each macro value is seen.
 */
final class FeedState {

    private static final int NONE = -1;

    private final FeatureEngine engine;
    private final @Nullable MacroCursor cursor;
    private final StateShape shape;
    private final double[] state;
    private final LastBar last;
    private final int undoAt;
    private final int cursorAt;

    FeedState(FeatureEngine engine, @Nullable MacroCursor cursor, boolean canTakeBack) {
        this.engine = engine;
        this.cursor = cursor;
        int macroCount = engine.contract().macroColumns().size();
        StateLayout layout = new StateLayout();
        int lastAt = LastBar.layOut(layout, macroCount);
        undoAt = canTakeBack ? layout.numbers(0, engine.undoLength()) : NONE;
        cursorAt = cursor == null ? NONE : layout.numbers(0, cursor.stateLength());
        shape = layout.shape();
        state = shape.fresh();
        last = new LastBar(engine, state, lastAt, macroCount);
    }

    LastBar last() {
        return last;
    }

    /** Keeps what it takes to take the next bar back, if that is ever done. */
    void keepUndo() {
        if (undoAt != NONE) {
            engine.keepUndo(state, undoAt);
        }
    }

    /** Takes the last bar back. */
    void undo() {
        engine.undo(state, undoAt);
    }

    int length() {
        return state.length;
    }

    /** The state, in an array of the caller's own. */
    double[] save() {
        if (cursor != null) {
            cursor.save(state, cursorAt);
        }
        return state.clone();
    }

    /**
     * Goes on from a state.
     *
     * @throws SnapshotException if it is none, or the cursor's series does not hold what was seen; nothing is changed then
     */
    void restore(double[] saved) {
        shape.requirePossible(saved);
        if (cursor != null) {
            cursor.restore(saved, cursorAt); // it refuses before anything is changed
        }
        System.arraycopy(saved, 0, state, 0, state.length);
    }
}
