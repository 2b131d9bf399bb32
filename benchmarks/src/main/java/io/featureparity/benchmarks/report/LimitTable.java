// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import io.featureparity.benchmarks.StartsOver;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** What the prescribed operations of one bar must cost on a processor, from what it needs for each of them. */
final class LimitTable {

    /**
     * Of one bar at which nothing is absent or stands still: six of the log returns, one of them in each logarithm; two of the
     * RSI; one of the ATR; three of the ADX; fifteen of the z-scores; three of the changes; thirteen of the normalisation;
     * one of the time.
     */
    static final int DIVISIONS = 6 + 2 + 1 + 3 + 15 + 3 + 13 + 1;

    static final int ROOTS = 3;
    static final int LOGARITHMS = 3;

    private LimitTable() {}

    static String of(Measurements measurements) {
        StringBuilder table = new StringBuilder("| what one bar asks for |");
        StringBuilder rule = new StringBuilder("|---|");
        for (int jdk : measurements.jdks()) {
            table.append(" JDK ").append(jdk).append(" |");
            rule.append("---:|");
        }
        table.append('\n').append(rule).append('\n');
        row(table, measurements, "one division, none waiting", jdk -> get(measurements, "division", jdk));
        row(table, measurements, "one root, none waiting", jdk -> get(measurements, "root", jdk));
        row(table, measurements, "one division after another", jdk -> get(measurements, "divisionAfterDivision", jdk));
        row(table, measurements, "one addition after another", jdk -> get(measurements, "additionAfterAddition", jdk));
        row(table, measurements, "one logarithm, in Java", jdk -> get(measurements, "logarithm", jdk));
        row(table, measurements, "one logarithm, the JDK's", jdk -> get(measurements, "logarithmOfTheJdk", jdk));
        row(
                table,
                measurements,
                "**the longest chain** from one bar to the next",
                jdk -> get(measurements, "longestChain", jdk));
        row(
                table,
                measurements,
                "**" + DIVISIONS + " divisions and " + ROOTS + " roots**, the unit for them always busy",
                jdk -> divisions(measurements, jdk));
        row(
                table,
                measurements,
                "**" + LOGARITHMS + " logarithms**, their divisions included",
                jdk -> times(LOGARITHMS, get(measurements, "logarithm", jdk)));
        row(
                table,
                measurements,
                "**the limit**: chain or divisions, whichever is more",
                jdk -> limit(measurements, jdk));
        row(
                table,
                measurements,
                "everything fused into one class",
                jdk -> measurements.nanos("FusedBenchmark.fused", jdk));
        row(table, measurements, "the engine", jdk -> measurements.nanos("FusedBenchmark.engine", jdk));
        return table.toString();
    }

    /** How often the rolling deviation starts over, and what that costs. */
    static String startingOver(Measurements measurements) {
        double perBar = StartsOver.perBar();
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "In the market that is measured, %.2f of %d rolling deviations start over at 100 bars: once in %.0f bars each."
                        + "%n%n| what |",
                100 * perBar,
                100 * StartsOver.DEVIATIONS,
                StartsOver.DEVIATIONS / perBar));
        StringBuilder rule = new StringBuilder("|---|");
        for (int jdk : measurements.jdks()) {
            table.append(" JDK ").append(jdk).append(" |");
            rule.append("---:|");
        }
        table.append('\n').append(rule).append('\n');
        row(table, measurements, "a z-score that does not start over", jdk -> ofScores(measurements, "1", jdk));
        row(table, measurements, "one start over, all 60 values different", jdk -> start(measurements, jdk));
        row(table, measurements, "in every bar on average, at most", jdk -> {
            OptionalDouble start = start(measurements, jdk);
            return start.isEmpty() ? start : OptionalDouble.of(start.getAsDouble() * perBar);
        });
        return table.toString();
    }

    private static OptionalDouble start(Measurements measurements, int jdk) {
        OptionalDouble without = ofScores(measurements, "1", jdk);
        OptionalDouble with = ofScores(measurements, "1e9", jdk);
        return without.isEmpty() || with.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((with.getAsDouble() - without.getAsDouble()) * StartsOver.periodOfBenchmark());
    }

    private static OptionalDouble ofScores(Measurements measurements, String outlier, int jdk) {
        return measurements.nanos("StartingOverBenchmark.score:" + outlier, jdk);
    }

    private static OptionalDouble divisions(Measurements measurements, int jdk) {
        OptionalDouble division = get(measurements, "division", jdk);
        OptionalDouble root = get(measurements, "root", jdk);
        return division.isEmpty() || root.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(DIVISIONS * division.getAsDouble() + ROOTS * root.getAsDouble());
    }

    private static OptionalDouble limit(Measurements measurements, int jdk) {
        OptionalDouble chain = get(measurements, "longestChain", jdk);
        OptionalDouble divisions = divisions(measurements, jdk);
        return chain.isEmpty() || divisions.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(chain.getAsDouble(), divisions.getAsDouble()));
    }

    private static OptionalDouble get(Measurements measurements, String operation, int jdk) {
        return measurements.nanos("LimitBenchmark." + operation, jdk);
    }

    private static OptionalDouble times(int count, OptionalDouble nanos) {
        return nanos.isEmpty() ? nanos : OptionalDouble.of(count * nanos.getAsDouble());
    }

    private static void row(
            StringBuilder table, Measurements measurements, String what, IntFunction<OptionalDouble> nanos) {
        table.append("| ").append(what).append(" |");
        for (int jdk : measurements.jdks()) {
            table.append(' ').append(Numbers.time(nanos.apply(jdk))).append(" |");
        }
        table.append('\n');
    }
}
