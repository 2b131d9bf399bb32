// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.arithmetic.Draws;
import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.FormulaPrinter;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.search.Explained;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kinds of markets in which two explanations can be told apart, though they agree on the bars that are there. */
final class Probes {

    private static final int BARS = 800;
    private static final long MINUTE = 60_000;
    private static final long START = 1_709_557_200_000L; // 2024-03-04T13:00Z, a Monday

    private Probes() {}

    /** Names the first bar of the first kind of market that tells two explanations apart; says so if none does. */
    static String tell(FeatureContract contract, Explained a, Explained b) {
        for (Map.Entry<String, BarColumns> probe : markets(contract).entrySet()) {
            MarketColumns market = MarketColumns.of(contract, probe.getValue());
            List<Expression> both =
                    List.of(a.variant().expression(), b.variant().expression());
            if (both.stream().flatMap(e -> e.columns().stream()).anyMatch(name -> name.indexOf('@') >= 0)) {
                return "macro values that change from day to day, and bars without one, would tell";
            }
            double[][] values = Evaluation.of(market, both, 0, market.size());
            for (int row = 0; row < market.size(); row++) {
                double x = a.outcome().stored(values[0][row]);
                double y = b.outcome().stored(values[1][row]);
                if (Double.compare(x, y) != 0 && x != y) {
                    return "bar " + row + " of " + probe.getKey() + " would tell: " + FormulaPrinter.text(x)
                            + " against " + FormulaPrinter.text(y);
                }
            }
        }
        return "no market that was tried tells them apart";
    }

    private static Map<String, BarColumns> markets(FeatureContract contract) {
        Map<String, BarColumns> markets = new LinkedHashMap<>();
        markets.put("a market whose history begins there", of(contract, Kind.ORDINARY));
        markets.put("a market that only rises", of(contract, Kind.RISING));
        markets.put("a market that only falls", of(contract, Kind.FALLING));
        markets.put("a flat market", of(contract, Kind.FLAT));
        markets.put("a market with jumps", of(contract, Kind.JUMPS));
        markets.put("a market with absent bars", of(contract, Kind.ABSENT));
        markets.put("a market of very small moves", of(contract, Kind.SMALL));
        return markets;
    }

    private enum Kind {
        ORDINARY,
        RISING,
        FALLING,
        FLAT,
        JUMPS,
        ABSENT,
        SMALL
    }

    private static BarColumns of(FeatureContract contract, Kind kind) {
        Draws random = new Draws(7);
        long[] times = new long[BARS];
        double[][] prices = new double[4][BARS];
        Map<String, double[]> macro = new HashMap<>();
        double[][] seen = new double[contract.macroColumns().size()][BARS];
        for (int m = 0; m < seen.length; m++) {
            macro.put(contract.macroColumns().get(m), seen[m]);
        }
        double close = 4000;
        double[] level = new double[seen.length];
        Arrays.fill(level, 100);
        for (int i = 0; i < BARS; i++) {
            times[i] = START + (long) i * contract.barMinutes() * MINUTE;
            double move = move(kind, random);
            double open = close;
            close = Math.max(1, close + move);
            boolean absent = kind == Kind.ABSENT && random.below(7) == 0;
            double reach = kind == Kind.FLAT ? 0 : Math.abs(move) / 2;
            prices[0][i] = absent ? Double.NaN : open;
            prices[1][i] = absent ? Double.NaN : Math.max(open, close) + reach;
            prices[2][i] = absent ? Double.NaN : Math.min(open, close) - Math.min(reach, Math.min(open, close) / 2);
            prices[3][i] = absent ? Double.NaN : close;
            for (int m = 0; m < level.length; m++) {
                if (i % 60 == 0) {
                    level[m] = Math.max(0.5, level[m] + move(kind, random) / 10);
                }
                seen[m][i] = absent ? Double.NaN : level[m];
            }
        }
        return BarColumns.of(contract, times, prices[0], prices[1], prices[2], prices[3], macro);
    }

    private static double move(Kind kind, Draws random) {
        double size = Math.rint(random.share() * 300) / 100;
        return switch (kind) {
            case ORDINARY, ABSENT -> random.either() ? size : -size;
            case RISING -> size;
            case FALLING -> -size;
            case FLAT -> 0;
            case JUMPS -> random.below(20) == 0 ? 400 * (random.share() - 0.5) : size - 1.5;
            case SMALL -> (size - 1.5) * 1e-9;
        };
    }
}
