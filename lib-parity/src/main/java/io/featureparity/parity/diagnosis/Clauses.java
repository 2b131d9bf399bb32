// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureSpec;

/** Which clause of docs/contract.md says how a feature is computed. */
public final class Clauses {

    static final String SESSION_TIME = "D3";

    private Clauses() {}

    /**
     * Gives the clause of a feature.
     *
     * @param feature the feature
     * @return the clause, such as {@code C3}; {@code G} for a formula
     */
    public static String of(FeatureSpec feature) {
        return switch (feature.calculation().getClass().getSimpleName()) {
            case "LogReturn" -> "C2";
            case "Rsi" -> "C3";
            case "AtrPercent" -> "C5";
            case "Adx" -> "C7";
            case "RollingZScore", "FixedZScore" -> "C10";
            case "Change", "DailyChange" -> "C11";
            case "Spread", "FixedZSpread" -> "C12";
            case "Position" -> "D2";
            case "SessionTime" -> SESSION_TIME;
            default -> "G";
        };
    }
}
