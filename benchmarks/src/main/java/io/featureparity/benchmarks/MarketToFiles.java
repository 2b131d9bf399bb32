// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Writes what everything is measured on for those who do not run in a JVM: {@code MarketToFiles FOLDER BARS}. The bars go to
 * {@code bars.csv}, the contract and the statistics to {@code contract.json} and {@code statistics.json}.
 */
final class MarketToFiles {

    private MarketToFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("contract.json"), Contracts.usdcop().document().canonicalText());
        Files.writeString(folder.resolve("statistics.json"), Statistics.text());
        writeBars(folder.resolve("bars.csv"), Integer.parseInt(arguments[1]));
    }

    private static void writeBars(Path file, int count) throws IOException {
        Bars bars = SessionMarket.bars(FusedBenchmark.SEED, count);
        List<String> names = Contracts.usdcop().macroColumns();
        double[] macro = new double[names.size()];
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,open,high,low,close," + String.join(",", names) + "\n");
            for (int row = 0; row < bars.length(); row++) {
                out.write(Instant.ofEpochMilli(bars.time(row)).toString());
                put(out, bars.open(row));
                put(out, bars.high(row));
                put(out, bars.low(row));
                put(out, bars.close(row));
                bars.macro(row, macro);
                for (double value : macro) {
                    put(out, value);
                }
                out.write('\n');
            }
        }
    }

    private static void put(BufferedWriter out, double value) throws IOException {
        out.write(Double.isNaN(value) ? "," : "," + value);
    }
}
