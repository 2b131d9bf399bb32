// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.main.Runner;
import java.util.ArrayList;
import java.util.List;

/** A replay as lines to be read. */
final class ReplayText {

    /** More differences than these are in the JSON alone. */
    private static final int MOST_DIFFERENCES = 10;

    private ReplayText() {}

    static List<String> lines(ReplayResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.model() + " on " + result.model().instrument() + ", bars from "
                + result.request().range() + ", decisions from the " + result.source());
        lines.add(result.sentence());
        lines.add("decided with: " + result.decided());
        lines.add("computed:     " + result.computed());
        result.differences().stream()
                .limit(MOST_DIFFERENCES)
                .map(Difference::toString)
                .forEach(lines::add);
        if (result.differences().size() > MOST_DIFFERENCES) {
            lines.add("and more; the JSON report has the first "
                    + result.differences().size());
        }
        result.obstacles().stream().map(Runner::line).forEach(lines::add);
        lines.addAll(result.remarks());
        return lines;
    }
}
