// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.List;
import java.util.SplittableRandom;

/** Random formulas that no edit of a contract's formula leads to: two of their parts read different columns in different windows. */
final class UnknownFormulas {

    private static final List<String> COLUMNS =
            List.of("open", "high", "low", "close", "dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");

    private final SplittableRandom random;

    UnknownFormulas(SplittableRandom random) {
        this.random = random;
    }

    String next() {
        String one = window(series(2));
        String other = window(series(2));
        String both =
                switch (random.nextInt(5)) {
                    case 0 -> one + " - " + constant() + " * " + other;
                    case 1 -> "(" + one + ") * abs(" + other + ")";
                    case 2 -> "(" + one + ") / (1 + abs(" + other + "))";
                    case 3 -> "where(" + one + " > " + other + ", " + window(series(1)) + ", " + other + ")";
                    default -> "max(" + one + ", " + other + ") + " + window(series(1));
                };
        return random.nextInt(3) == 0 ? "fillna(" + both + ", 0)" : both;
    }

    private String constant() {
        return Double.toString((1 + random.nextInt(60)) / 8.0);
    }

    private int length() {
        return 2 + random.nextInt(60);
    }

    private String window(String x) {
        return switch (random.nextInt(7)) {
            case 0 -> "rolling_mean(" + x + ", " + length() + ")";
            case 1 -> "rolling_std(" + x + ", " + length() + ", min_periods=2)";
            case 2 -> "ewm_mean(" + x + ", span=" + length() + ")";
            case 3 -> "ewm_mean(" + x + ", alpha=1/" + length() + ", adjust=False)";
            case 4 -> "rolling_median(" + x + ", " + length() + ", min_periods=1)";
            case 5 -> "(rolling_max(" + x + ", " + length() + ") - " + x + ")";
            default -> "ewm_std(" + x + ", span=" + length() + ")";
        };
    }

    private String series(int deep) {
        if (deep == 0) {
            return COLUMNS.get(random.nextInt(COLUMNS.size()));
        }
        String x = series(deep - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "diff(" + x + ", " + (1 + random.nextInt(20)) + ")";
            case 1 -> "(" + x + " - " + series(deep - 1) + ")";
            case 2 -> "(" + x + ") * (" + series(deep - 1) + ")";
            case 3 -> "log(1 + abs(" + x + "))";
            case 4 -> "(" + x + ") / (1 + abs(" + series(deep - 1) + "))";
            default -> "pct_change(" + x + ", " + (1 + random.nextInt(20)) + ")";
        };
    }
}
