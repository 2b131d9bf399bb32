// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the records of one instrument again, one after the other, from the bars that the log saw. It begins with the first bar
 * of an engine or with a saved state. As long as no bar is missing, it goes on by the bars alone and takes no later state, so that a
 * wrong state in the log hides nothing.
 *
 * <p>Not thread-safe.
 */
final class Recomputation {

    private final FeatureEngine engine;
    private final BarBuffer bar;
    private final double[] seen;
    private final double[] undo;
    private final float[] observation;

    /** Whether the engine is where the service's one was; else why it is not. */
    private boolean inStep;

    private boolean hasLastBar;
    private NotRecomputed why = NotRecomputed.NO_STATE;

    Recomputation(Model model) {
        this.engine = FeatureEngine.of(model);
        this.bar = BarBuffer.of(model.contract().macroColumns());
        this.seen = new double[5 + bar.macroCount()];
        this.undo = new double[engine.undoLength()];
        this.observation = new float[model.contract().size()];
    }

    /** Takes in a saved state, where the bars alone do not lead there. */
    void take(SavedState state) {
        boolean before = engine.barsSeen() == 0 || state.time() > engine.lastMillis();
        if (inStep && state.bars() == engine.barsSeen() && before) {
            return;
        }
        hasLastBar = false;
        try {
            engine.restore(state.snapshot());
            inStep = true;
        } catch (SnapshotException e) {
            leave(NotRecomputed.STATE_UNREADABLE);
        }
    }

    /** Takes in a bar; gives whether its features are computed now. */
    boolean take(SeenBar of) {
        if (of.index() == 0 && of.decision().isPresent() && !isSame(of) && !isReplacing(of)) {
            engine.reset(); // an engine's first bar needs no state
            inStep = true;
            return compute(of);
        }
        if (!inStep) {
            return false;
        }
        long next = engine.barsSeen();
        if (of.decision().isEmpty()) { // the log has seen no bar, only the state behind it
            return (of.index() == next - 1 && of.time() == engine.lastMillis()) || leave(NotRecomputed.NO_STATE);
        }
        if (of.index() == next) {
            return compute(of);
        }
        if (isSame(of)) {
            return true;
        }
        if (isReplacing(of)) {
            engine.undo(undo, 0);
            return compute(of);
        }
        return leave(NotRecomputed.RECORDS_MISSING);
    }

    private boolean isLast(SeenBar of) {
        return inStep && hasLastBar && of.index() == engine.barsSeen() - 1 && of.time() == engine.lastMillis();
    }

    /** The same bar can be observed several times. */
    private boolean isSame(SeenBar of) {
        return isLast(of) && hasSameValues(of);
    }

    private boolean isReplacing(SeenBar of) {
        return isLast(of) && of.decision().filter(FeedDecision.REPLACED::equals).isPresent();
    }

    private boolean compute(SeenBar of) {
        fill(of);
        bar.set(of.time(), seen[0], seen[1], seen[2], seen[3], seen[4]);
        for (int i = 0; i < bar.macroCount(); i++) {
            bar.setMacro(i, seen[5 + i]);
        }
        engine.keepUndo(undo, 0);
        try {
            engine.update(bar);
            hasLastBar = true;
            return true;
        } catch (InputException refused) {
            return leave(NotRecomputed.IMPOSSIBLE_BAR);
        }
    }

    private void fill(SeenBar of) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = value(of, i);
        }
    }

    private boolean hasSameValues(SeenBar of) {
        for (int i = 0; i < seen.length; i++) {
            if (Double.doubleToLongBits(seen[i]) != Double.doubleToLongBits(value(of, i))) {
                return false;
            }
        }
        return true;
    }

    private static double value(SeenBar of, int at) {
        return switch (at) {
            case 0 -> of.open();
            case 1 -> of.high();
            case 2 -> of.low();
            case 3 -> of.close();
            case 4 -> of.volume();
            default -> of.macro(at - 5);
        };
    }

    private boolean leave(NotRecomputed reason) {
        inStep = false;
        hasLastBar = false;
        why = reason;
        return false;
    }

    /** Computes the observation at the last bar; nothing if no engine gives it out. */
    float @Nullable [] observe(ServedVector served) {
        if (engine.missingBars() > 0 || Double.isNaN(served.position()) || Double.isNaN(served.timeNormalized())) {
            return null;
        }
        engine.observeWithClock(served.position(), served.timeNormalized(), observation);
        return observation;
    }

    /** {@return the raw features at the last bar} */
    double raw(int feature) {
        return engine.raw(feature);
    }

    /** {@return why the engine is not where the service's one was} */
    NotRecomputed why() {
        return why;
    }
}
