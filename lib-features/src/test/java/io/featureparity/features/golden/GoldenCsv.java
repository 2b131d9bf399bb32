// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A file of the training outputs: a header, and below it doubles that read back exactly, empty where absent. */
public final class GoldenCsv {

    /** The cases that hold an input, the raw features and the normalised ones. */
    public static final List<String> CASES = List.of(
            "coarse-ticks",
            "falling",
            "flat",
            "flat-then-moving",
            "large-prices",
            "low-missing",
            "macro-emptied",
            "macro-extreme",
            "macro-missing",
            "macro-signs",
            "macro-steps",
            "missing-bars",
            "partial-bars",
            "rising",
            "session-walk",
            "shocks",
            "short",
            "single-bar",
            "small-prices");

    private static final Map<String, GoldenCsv> ALREADY_READ = new ConcurrentHashMap<>();

    private static final String ROOT = "/io/featureparity/golden/training-outputs/";

    private final String file;
    private final List<String> header;
    private final List<String[]> rows;

    private GoldenCsv(String file, List<String> lines) {
        this.file = file;
        header = List.of(lines.get(0).split(",", -1));
        rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        for (String[] row : rows) {
            if (row.length != header.size()) {
                throw new IllegalStateException(file + ": a row has not as many fields as the header");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file its path below the training outputs, such as {@code flat/raw.csv}
     * @return the file
     */
    public static GoldenCsv read(String file) {
        return ALREADY_READ.computeIfAbsent(file, GoldenCsv::readAnew);
    }

    private static GoldenCsv readAnew(String file) {
        try (InputStream in = GoldenCsv.class.getResourceAsStream(ROOT + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new GoldenCsv(
                    file,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the names of the columns} */
    public List<String> header() {
        return header;
    }

    /** {@return how many rows there are below the header} */
    public int rows() {
        return rows.size();
    }

    /**
     * Gives a column as it is written.
     *
     * @param name the column's name
     * @return its fields
     */
    public String[] text(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalStateException(file + " has no column " + name);
        }
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    /**
     * Gives a column as doubles.
     *
     * @param name the column's name
     * @return its values, NaN where a field is empty
     */
    public double[] column(String name) {
        return Arrays.stream(text(name)).mapToDouble(GoldenCsv::parse).toArray();
    }

    private static double parse(String field) {
        return switch (field) {
            case "" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(field);
        };
    }
}
