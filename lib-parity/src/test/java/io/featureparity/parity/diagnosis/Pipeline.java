// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.parity.diagnosis.SessionMarket.Merge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as somebody may have written it, as the text of a formula, with what it does to bars and rows besides. It is made of
 * texts, so that it shares nothing with the edits of the search.
 *
 * @param feature the feature that its column claims to be
 * @param define the definitions that the formula uses
 * @param text the formula
 * @param merge how macro values are merged; null as the contract says
 * @param late how many rows too late its values stand
 * @param edits what is not as the contract has it
 * @param said what the answer has to say besides the formula
 */
record Pipeline(
        String feature,
        Map<String, String> define,
        String text,
        @Nullable Merge merge,
        int late,
        List<String> edits,
        List<String> said) {

    private static final Merge OF_CONTRACT = new Merge(1, Integer.MAX_VALUE, 144);

    /** One with one to three edits. */
    static Pipeline random(SplittableRandom random) {
        while (true) {
            Pipeline drawn = new PipelineDraft(random).draw();
            if (!drawn.edits.isEmpty() && drawn.edits.size() <= 3) {
                return drawn;
            }
        }
    }

    /** What it writes. */
    double[] column(SessionMarket market) {
        double[] values = formula(merge == null ? market : market.merged(merge));
        double[] rows = new double[values.length];
        Arrays.fill(rows, Double.NaN);
        for (int i = 0; i < rows.length; i++) {
            int from = i - late;
            rows[i] = from >= 0 && from < values.length ? values[from] : Double.NaN;
        }
        return rows;
    }

    /** What its formula alone gives. */
    double[] formula(SessionMarket market) {
        return Judge.column(text, define, market);
    }

    @Override
    public String toString() {
        return feature + " by " + edits + ": " + text + " " + define + " merged " + merge + ", late " + late;
    }

    /** Whether the merge makes a difference at some bars. */
    boolean mergesOtherwise(SessionMarket market) {
        return merge == null || !Arrays.equals(formula(market.merged(OF_CONTRACT)), column(market));
    }
}
