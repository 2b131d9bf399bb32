// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.FeatureContract;
import java.util.List;

/**
 * Finds out whether only features that read macro values diverge. The formulas are then nearly always right, and a bar saw
 * another macro value than in training: one of another day, or one that was not published yet.
 */
public final class MacroFeatures {

    private MacroFeatures() {}

    /**
     * Says whether a feature reads a macro value.
     *
     * @param contract the contract
     * @param feature the feature's name
     * @return whether a macro column is among its inputs
     */
    public static boolean read(FeatureContract contract, String feature) {
        return contract.feature(feature).inputs().stream().anyMatch(contract.macroColumns()::contains);
    }

    /**
     * Says whether features of macro values diverge, and those of prices were compared and agree.
     *
     * @param contract the contract
     * @param report the result of a comparison
     * @return whether nothing but features of macro values diverges
     */
    public static boolean aloneDiverge(FeatureContract contract, ParityReport report) {
        List<ParityReport.Line> diverging =
                report.lines().stream().filter(line -> line.diverged() > 0).toList();
        boolean pricesCompared = report.lines().stream()
                .filter(line ->
                        line.compared() > 0 && contract.feature(line.feature()).isMarket())
                .anyMatch(line -> !read(contract, line.feature()));
        return !diverging.isEmpty()
                && pricesCompared
                && diverging.stream().allMatch(line -> read(contract, line.feature()));
    }
}
