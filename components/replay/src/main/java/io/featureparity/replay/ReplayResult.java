// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.ObservationStream;
import io.featureparity.contract.error.Fault;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;

/**
 * What a replay has found.
 *
 * @param request what was asked for
 * @param source where the decisions were read
 * @param model the model
 * @param counts how much was compared
 * @param decided all observations that were decided with, of the decisions that were compared
 * @param computed the same, computed again, with the recorded positions
 * @param differences the first differences, in the order of the bars; at most {@value #MOST_DIFFERENCES}
 * @param obstacles what stands in the way of a verdict
 */
public record ReplayResult(
        ReplayRequest request,
        String source,
        RegisteredModel model,
        ReplayCounts counts,
        ObservationStream decided,
        ObservationStream computed,
        List<Difference> differences,
        List<Fault> obstacles) {

    /** More differences than these are only counted. */
    public static final int MOST_DIFFERENCES = 100;

    /** Copies the lists. {@inheritDoc} */
    public ReplayResult {
        differences = List.copyOf(differences);
        obstacles = List.copyOf(obstacles);
    }

    /** {@return the verdict} */
    public Verdict verdict() {
        if (counts.different() > 0) {
            return Verdict.DIFFERENT;
        }
        if (!obstacles.isEmpty()) {
            return Verdict.TOO_LITTLE;
        }
        return counts.notComputed() > 0 ? Verdict.DIFFERENT : Verdict.EQUAL;
    }

    /** {@return the verdict as a sentence, with how much was compared} */
    public String sentence() {
        String compared = counts.compared() + " of " + counts.decided() + " decisions compared";
        return switch (verdict()) {
            case EQUAL -> "equal: " + compared + ", all equal";
            case DIFFERENT ->
                counts.different() > 0
                        ? "different: " + counts.different() + " of " + counts.compared() + " compared decisions differ"
                        : "different: at " + counts.notComputed() + " of " + counts.decided()
                                + " decisions nothing can be computed";
            case TOO_LITTLE ->
                "too little compared: " + compared + ", " + counts.undecided() + " bars without a decision";
        };
    }

    /** {@return what a reader has to know beside the numbers, each as a sentence; empty if there is nothing} */
    public List<String> remarks() {
        return Remarks.of(this);
    }
}
