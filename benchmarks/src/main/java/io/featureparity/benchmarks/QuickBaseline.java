// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Ratios that were found earlier, for each JDK: what the same change costs is another part of the whole on another one. They
 * stand in a file of properties, {@code jdk17.engine-to-fused=1.100}; times do not, since they are another machine's.
 */
final class QuickBaseline {

    private final Properties ratios;

    private QuickBaseline(Properties ratios) {
        this.ratios = ratios;
    }

    /** Reads a file; one that is not there holds nothing. */
    static QuickBaseline read(Path file) throws IOException {
        Properties ratios = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                ratios.load(in);
            }
        }
        return new QuickBaseline(ratios);
    }

    OptionalDouble ratio(int jdk, QuickFigure figure) {
        String ratio = ratios.getProperty(key(jdk, figure));
        return ratio == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(ratio));
    }

    void put(int jdk, QuickFigure figure, double ratio) {
        ratios.setProperty(key(jdk, figure), String.format(Locale.ROOT, "%.4f", ratio));
    }

    /** Writes the file anew, in order of names and without a date, so that a change shows what has changed. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Ratios that benchmarks/quick compares with; written by benchmarks/quick --store.");
        Map<String, String> sorted = new TreeMap<>();
        ratios.forEach((key, ratio) -> sorted.put(key.toString(), ratio.toString()));
        sorted.forEach((key, ratio) -> lines.add(key + "=" + ratio));
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private static String key(int jdk, QuickFigure figure) {
        return "jdk" + jdk + "." + figure.key();
    }
}
