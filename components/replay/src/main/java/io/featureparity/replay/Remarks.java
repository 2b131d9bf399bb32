// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import java.util.ArrayList;
import java.util.List;

/** What a reader of a replay has to know beside its numbers. */
final class Remarks {

    private Remarks() {}

    static List<String> of(ReplayResult result) {
        List<String> all = new ArrayList<>();
        ReplayCounts counts = result.counts();
        if (counts.corrected() > 0) {
            all.add("Decisions whose bar was corrected later: " + counts.corrected()
                    + ". They are compared with what they could see, not with the correction.");
        }
        if (counts.outputs() < counts.compared()) {
            all.add("Decisions whose answer and action are not known, because an audit log holds neither: "
                    + (counts.compared() - counts.outputs()) + ". Their observations alone were compared.");
        }
        if (counts.undecided() > 0) {
            all.add("Bars with an observation and without a decision: " + counts.undecided() + ".");
        }
        if (counts.ofOtherModels() > 0) {
            all.add("Decisions of other models in the range, which were not looked at: " + counts.ofOtherModels()
                    + ".");
        }
        return all;
    }
}
