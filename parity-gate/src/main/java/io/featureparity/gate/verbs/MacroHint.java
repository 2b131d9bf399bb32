// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.MacroFeatures;
import io.featureparity.parity.comparison.ParityReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to look at where features of macro values diverge and those of prices agree: when the values were available. */
final class MacroHint {

    private static final String WHICH = "features of macro values diverge and those of prices agree: ";

    private static final String WHEN =
            "look when each value of --macro was available; a column 'available' says so row by"
                    + " row, else the contract does (parity contract show --describe). None of the usual other rules makes all of"
                    + " them agree";

    private static final String WITHOUT_FILE = "the macro columns of the bars are not what training saw at these times;"
            + " name the values as they were published with --macro, and the contract says from when on each is"
            + " available";

    private MacroHint() {}

    /**
     * {@return the advice; nothing if prices diverge too, were not compared, or nothing diverges}
     *
     * @param rules tries other rules on the files; null if the macro values stand in the bars, where no rule applies
     */
    static Optional<String> of(FeatureContract contract, ParityReport report, @Nullable MacroRules rules) {
        if (!MacroFeatures.aloneDiverge(contract, report)) {
            return Optional.empty();
        }
        return Optional.of(
                WHICH + (rules == null ? WITHOUT_FILE : rules.that(report).orElse(WHEN)));
    }
}
