// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.util.List;

/** Everything that was measured, with what it allocates. */
final class CostTable {

    private CostTable() {}

    private record Row(String what, String benchmark) {}

    private static final List<Row> ROWS = List.of(
            new Row("**The engine, one bar**", ""),
            new Row("`update` and `observe`", "FusedBenchmark.engine"),
            new Row("everything fused into one class", "FusedBenchmark.fused"),
            new Row("`update`", "EngineBenchmark.update"),
            new Row("`peek`", "EngineBenchmark.peek"),
            new Row("normalise alone", "EngineBenchmark.normalize"),
            new Row("**`update` and `observe`, single bars**", ""),
            new Row("hot, p50", "LatencyBenchmark.hot@50.0"),
            new Row("hot, p99", "LatencyBenchmark.hot@99.0"),
            new Row("hot, p99.9", "LatencyBenchmark.hot@99.9"),
            new Row("hot, p99.99", "LatencyBenchmark.hot@99.99"),
            new Row("cold, p50", "LatencyBenchmark.cold@50.0"),
            new Row("cold, p99", "LatencyBenchmark.cold@99.0"),
            new Row("cold, p99.9", "LatencyBenchmark.cold@99.9"),
            new Row("cold, p99.99", "LatencyBenchmark.cold@99.99"),
            new Row("**A bar in a batch**", ""),
            new Row("of 1,000", "BatchBenchmark.thousand"),
            new Row("of 100,000", "BatchBenchmark.hundredThousand"),
            new Row("of 1,000,000", "BatchBenchmark.million"),
            new Row("of 8 instruments, one thread", "ThreadsBenchmark.observations:1"),
            new Row("of 8 instruments, two threads", "ThreadsBenchmark.observations:2"),
            new Row("**A bar of many instruments in turn**", ""),
            new Row("1 instrument", "InstrumentsBenchmark.updateAndObserve:1"),
            new Row("64 instruments", "InstrumentsBenchmark.updateAndObserve:64"),
            new Row("1,024 instruments", "InstrumentsBenchmark.updateAndObserve:1024"),
            new Row("8,192 instruments", "InstrumentsBenchmark.updateAndObserve:8192"),
            new Row("**Around the engine**", ""),
            new Row("from the first line to a warm engine, 91,000 bars replayed", "StartBenchmark.warmEngine"),
            new Row("snapshot to bytes", "SnapshotBenchmark.save"),
            new Row("bytes to engine", "SnapshotBenchmark.restore"),
            new Row("macro values of the next bar", "AlignmentBenchmark.nextBar"),
            new Row("macro values of a bar in columns of 1,000,000", "AlignmentBenchmark.columns"),
            new Row("contract read, checked and hashed", "DocumentBenchmark.contract"),
            new Row("statistics read, checked and hashed", "DocumentBenchmark.statistics"),
            new Row("a value compared, equal", "ComparisonBenchmark.equal"),
            new Row("a value compared, different", "ComparisonBenchmark.different"),
            new Row("**Each calculation alone, one bar**", ""),
            new Row("log return", "CalculationBenchmark.logReturn"),
            new Row("RSI", "CalculationBenchmark.rsi"),
            new Row("ATR percent", "CalculationBenchmark.atrPercent"),
            new Row("ADX", "CalculationBenchmark.adx"),
            new Row("rolling z-score", "CalculationBenchmark.rollingZScore"),
            new Row("change", "CalculationBenchmark.change"),
            new Row("spread", "CalculationBenchmark.spread"),
            new Row("daily change (a dialect's)", "CalculationBenchmark.dailyChange"),
            new Row("fixed z-score (a dialect's)", "CalculationBenchmark.fixedZScore"),
            new Row("fixed z-score of a spread (a dialect's)", "CalculationBenchmark.fixedZSpread"),
            new Row("**A bar in columns of 100,000, ours**", ""),
            new Row("RSI", "IndicatorBenchmark.rsi"),
            new Row("ATR percent", "IndicatorBenchmark.atr"),
            new Row("ADX", "IndicatorBenchmark.adx"),
            new Row("**A bar in columns, TA-Lib**", ""),
            new Row("RSI", "TaLibBenchmark.rsi"),
            new Row("ATR", "TaLibBenchmark.atr"),
            new Row("ADX", "TaLibBenchmark.adx"),
            new Row("**One more bar, TA-Lib, from the last 100**", ""),
            new Row("RSI", "TaLibBenchmark.rsiOfLast100"),
            new Row("ATR", "TaLibBenchmark.atrOfLast100"),
            new Row("ADX", "TaLibBenchmark.adxOfLast100"),
            new Row("**A bar in a series, ta4j**", ""),
            new Row("RSI", "Ta4jBenchmark.columns:RSI"),
            new Row("ATR", "Ta4jBenchmark.columns:ATR"),
            new Row("ADX", "Ta4jBenchmark.columns:ADX"),
            new Row("**One more bar, ta4j, in a series that goes on**", ""),
            new Row("RSI", "Ta4jBenchmark.nextBar:RSI"),
            new Row("ATR", "Ta4jBenchmark.nextBar:ATR"),
            new Row("ADX", "Ta4jBenchmark.nextBar:ADX"),
            new Row("**One more bar, ta4j, from a series of the last 100**", ""),
            new Row("RSI", "Ta4jBenchmark.ofLast100:RSI"),
            new Row("ATR", "Ta4jBenchmark.ofLast100:ATR"),
            new Row("ADX", "Ta4jBenchmark.ofLast100:ADX"),
            new Row("**All features, pandas**", ""),
            new Row("a bar in a whole frame", "pandas.wholeFrame"),
            new Row("one more bar, from a frame of the last 100", "pandas.last100"));

    /** {@return the benchmarks of the table, by name} */
    static List<String> benchmarks() {
        return ROWS.stream()
                .map(Row::benchmark)
                .filter(benchmark -> !benchmark.isEmpty())
                .toList();
    }

    static String of(Measurements measurements) {
        StringBuilder table = new StringBuilder("| what |");
        StringBuilder rule = new StringBuilder("|---|");
        for (int jdk : measurements.jdks()) {
            table.append(" JDK ").append(jdk).append(" | bytes |");
            rule.append("---:|---:|");
        }
        table.append('\n').append(rule).append('\n');
        for (Row row : ROWS) {
            table.append("| ").append(row.what()).append(" |");
            for (int jdk : measurements.jdks()) {
                if (row.benchmark().isEmpty()) {
                    table.append(" | |");
                } else {
                    table.append(' ')
                            .append(Numbers.time(measurements.nanos(row.benchmark(), jdk)))
                            .append(" | ")
                            .append(Numbers.bytes(measurements.bytes(row.benchmark(), jdk)))
                            .append(" |");
                }
            }
            table.append('\n');
        }
        return table.toString();
    }
}
