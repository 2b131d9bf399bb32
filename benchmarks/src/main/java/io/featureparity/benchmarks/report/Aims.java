// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/** What was aimed at, and what was found. */
final class Aims {

    private static final String ENGINE = "FusedBenchmark.engine";

    private static final List<Aim> AIMS = List.of(
            Aim.atMostTimes(1.2, "one bar, to everything fused", ENGINE, "FusedBenchmark.fused"),
            Aim.atMostTimes(1.1, "a bar in a batch of 1,000,000, to a bar alone", "BatchBenchmark.million", ENGINE),
            Aim.timesFaster(
                    1.8,
                    1.8,
                    "two threads over instruments, to one",
                    "ThreadsBenchmark.observations:2",
                    "ThreadsBenchmark.observations:1"),
            Aim.atMostTimes(
                    1.4,
                    "1,024 instruments in turn, to one",
                    "InstrumentsBenchmark.updateAndObserve:1024",
                    "InstrumentsBenchmark.updateAndObserve:1"),
            Aim.atMostTimes(
                    1.8,
                    "8,192 instruments in turn, to one",
                    "InstrumentsBenchmark.updateAndObserve:8192",
                    "InstrumentsBenchmark.updateAndObserve:1"),
            Aim.atMostNanos(300, "one bar, hot, p99", "LatencyBenchmark.hot@99.0"),
            Aim.atMostNanos(600, "one bar, hot, p99.9", "LatencyBenchmark.hot@99.9"),
            Aim.atMostNanos(4_000, "one bar, cold, p50", "LatencyBenchmark.cold@50.0"),
            Aim.atMostNanos(8_000, "one bar, cold, p99", "LatencyBenchmark.cold@99.0"),
            Aim.atMostNanos(250e6, "from the first line to a warm engine, 91,000 bars", "StartBenchmark.warmEngine"),
            Aim.atMostNanos(150, "macro values of a bar, in columns of 1,000,000", "AlignmentBenchmark.columns"),
            Aim.timesFaster(1, 2, "RSI in columns, to TA-Lib", "IndicatorBenchmark.rsi", "TaLibBenchmark.rsi"),
            Aim.timesFaster(1, 2, "ATR in columns, to TA-Lib", "IndicatorBenchmark.atr", "TaLibBenchmark.atr"),
            Aim.timesFaster(1, 2, "ADX in columns, to TA-Lib", "IndicatorBenchmark.adx", "TaLibBenchmark.adx"),
            Aim.timesFaster(
                    80,
                    200,
                    "RSI of one more bar, to TA-Lib from the last 100",
                    "CalculationBenchmark.rsi",
                    "TaLibBenchmark.rsiOfLast100"),
            Aim.timesFaster(
                    80,
                    200,
                    "ATR of one more bar, to TA-Lib from the last 100",
                    "CalculationBenchmark.atrPercent",
                    "TaLibBenchmark.atrOfLast100"),
            Aim.timesFaster(
                    80,
                    200,
                    "ADX of one more bar, to TA-Lib from the last 100",
                    "CalculationBenchmark.adx",
                    "TaLibBenchmark.adxOfLast100"),
            Aim.timesFaster(
                    150, 150, "RSI of one more bar, to ta4j", "CalculationBenchmark.rsi", "Ta4jBenchmark.nextBar:RSI"),
            Aim.timesFaster(
                    150,
                    150,
                    "ATR of one more bar, to ta4j",
                    "CalculationBenchmark.atrPercent",
                    "Ta4jBenchmark.nextBar:ATR"),
            Aim.timesFaster(
                    150, 150, "ADX of one more bar, to ta4j", "CalculationBenchmark.adx", "Ta4jBenchmark.nextBar:ADX"),
            Aim.timesFaster(
                    8, 8, "all features in columns, to pandas", "BatchBenchmark.hundredThousand", "pandas.wholeFrame"),
            Aim.timesFaster(
                    50_000,
                    50_000,
                    "all features of one more bar, to pandas from the last 100",
                    ENGINE,
                    "pandas.last100"));

    private Aims() {}

    static String table(Measurements measurements) {
        StringBuilder table = new StringBuilder("| what |");
        StringBuilder rule = new StringBuilder("|---|");
        for (int jdk : measurements.jdks()) {
            table.append(" aim, JDK ").append(jdk).append(" | found | |");
            rule.append("---|---:|---|");
        }
        table.append('\n').append(rule).append('\n');
        for (Aim aim : AIMS) {
            table.append("| ").append(aim.what()).append(" |");
            for (int jdk : measurements.jdks()) {
                table.append(' ')
                        .append(aim.aim(jdk))
                        .append(" | ")
                        .append(aim.foundInWords(measurements, jdk))
                        .append(" | ")
                        .append(aim.verdict(measurements, jdk))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    /** {@return the benchmarks that aims are about, by name} */
    static List<String> benchmarks() {
        return AIMS.stream()
                .flatMap(aim -> Stream.of(aim.ours(), aim.other()))
                .filter(benchmark -> !benchmark.isEmpty())
                .toList();
    }

    /** {@return the aims that relate ours to a peer's} */
    static List<Aim> toPeers() {
        return AIMS.stream()
                .filter(aim -> aim.other().startsWith("TaLib")
                        || aim.other().startsWith("Ta4j")
                        || aim.other().startsWith("pandas"))
                .toList();
    }
}
