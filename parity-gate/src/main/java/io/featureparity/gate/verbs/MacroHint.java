// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.parity.comparison.ParityReport;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to look at where features of macro values diverge and those of prices agree: nearly always the formulas are right, and a
 * bar saw another value than in training.
 */
final class MacroHint {

    private static final String WHEN = "look when each value of --macro was available; a column 'available' says so row by"
            + " row, else the contract does (parity contract show --describe). None of the usual other rules makes all of"
            + " them agree";

    private MacroHint() {}

    /** {@return the advice, with the rule that makes them agree where one does; nothing if prices diverge too, were not compared, or nothing diverges} */
    static Optional<String> of(FeatureContract contract, ParityReport report, @Nullable MacroRules rules) {
        Set<String> ofMacro = contract.marketFeatures().stream()
                .map(FeatureSpec::name)
                .filter(name -> MacroRules.readsMacro(contract, name))
                .collect(Collectors.toSet());
        Set<String> ofPrices = contract.marketFeatures().stream()
                .map(FeatureSpec::name)
                .filter(name -> !ofMacro.contains(name))
                .collect(Collectors.toSet());
        Set<String> diverged = report.lines().stream()
                .filter(line -> line.diverged() > 0)
                .map(ParityReport.Line::feature)
                .collect(Collectors.toSet());
        boolean pricesCompared =
                report.lines().stream().anyMatch(line -> line.compared() > 0 && ofPrices.contains(line.feature()));
        if (diverged.isEmpty() || !pricesCompared || !ofMacro.containsAll(diverged)) {
            return Optional.empty();
        }
        String which = "features of macro values diverge and those of prices agree: ";
        return Optional.of(which
                + (rules != null
                        ? rules.that(report).orElse(WHEN)
                        : "the macro columns of the bars are not what training saw at these times; name the"
                                + " values as they were published with --macro, and the contract says from when"
                                + " on each is available"));
    }
}
