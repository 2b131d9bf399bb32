// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed that its engine does not hold, in one array: the values of the last bar, what is needed to undo
 * that bar, and since which bar each macro value is seen.
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

    FeedState(FeatureEngine engine, @Nullable MacroCursor cursor, boolean canUndo) {
        this.engine = engine;
        this.cursor = cursor;
        int macroCount = engine.contract().macroColumns().size();
        StateLayout layout = new StateLayout();
        int lastAt = LastBar.layOut(layout, macroCount);
        undoAt = canUndo ? layout.numbers(0, engine.undoLength()) : NONE;
        cursorAt = cursor == null ? NONE : layout.numbers(0, cursor.stateLength());
        shape = layout.shape();
        state = shape.fresh();
        last = new LastBar(engine, state, lastAt, macroCount);
    }

    LastBar last() {
        return last;
    }

    /** Saves what is needed to undo the next bar, if the policy can ever undo one. */
    void keepUndo() {
        if (undoAt != NONE) {
            engine.keepUndo(state, undoAt);
        }
    }

    /** Undoes the last bar. */
    void undo() {
        engine.undo(state, undoAt);
    }

    int length() {
        return state.length;
    }

    /** {@return a copy of the state; nothing is changed, so another thread may ask while no bar comes} */
    double[] save() {
        double[] saved = state.clone();
        if (cursor != null) {
            cursor.save(saved, cursorAt);
        }
        return saved;
    }

    /**
     * Goes on from a state.
     *
     * @throws SnapshotException if no feed can be in this state, or the cursor's series does not hold the values that were
     *     seen; nothing is changed then
     */
    void restore(double[] saved) {
        shape.requirePossible(saved);
        if (cursor != null) {
            cursor.restore(saved, cursorAt); // it refuses before anything is changed
        }
        System.arraycopy(saved, 0, state, 0, state.length);
    }
}
