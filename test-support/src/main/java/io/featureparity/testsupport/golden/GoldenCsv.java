// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.golden;

import io.featureparity.testsupport.resource.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A file of golden data: a header, and below it fields as they are written; numbers read back exactly, empty is absent. */
public final class GoldenCsv {

    private static final Map<String, GoldenCsv> ALREADY_READ = new ConcurrentHashMap<>();

    private final String file;
    private final List<String> header;
    private final List<List<String>> rows;

    private GoldenCsv(String file, String text) {
        this.file = file;
        List<List<String>> lines =
                text.lines().map(line -> List.of(line.split(",", -1))).toList();
        header = lines.get(0);
        rows = lines.subList(1, lines.size());
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalStateException(file + ": a row has not as many fields as the header");
            }
        }
    }

    /**
     * Reads a golden file.
     *
     * @param file its path in {@code golden-data}, such as {@code cases/year/raw.csv}
     * @return the file
     */
    public static GoldenCsv read(String file) {
        return ALREADY_READ.computeIfAbsent(file, name -> new GoldenCsv(name, GoldenData.text(name)));
    }

    /**
     * Reads a file of a case of the training outputs.
     *
     * @param file its path below the training outputs, such as {@code flat/raw.csv}
     * @return the file
     */
    public static GoldenCsv ofTraining(String file) {
        return read("training-outputs/" + file);
    }

    /**
     * Reads a golden file from the module's folder.
     *
     * @param file its path in {@code golden-data}, such as {@code formulas/market-1/bars.csv}
     * @return the file
     */
    public static GoldenCsv inFolder(String file) {
        try {
            return new GoldenCsv(file, Files.readString(GoldenData.path(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file of a test's own, written in the same way.
     *
     * @param neighbour a class beside the file
     * @param name the file's name
     * @return the file
     */
    public static GoldenCsv beside(Class<?> neighbour, String name) {
        return new GoldenCsv(name, Resources.textBeside(neighbour, name));
    }

    /** {@return the names of the columns} */
    public List<String> header() {
        return header;
    }

    /** {@return the rows below the header, each with its fields as they are written} */
    public List<List<String>> rows() {
        return rows;
    }

    /** {@return how many rows there are below the header} */
    public int size() {
        return rows.size();
    }

    /**
     * Gives a column as it is written.
     *
     * @param name the column's name
     * @return its fields
     */
    public List<String> text(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalStateException(file + " has no column " + name);
        }
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /**
     * Gives a column as doubles.
     *
     * @param name the column's name
     * @return its values, NaN where a field is empty
     */
    public double[] column(String name) {
        return text(name).stream().mapToDouble(GoldenCsv::number).toArray();
    }

    /** {@return every row as doubles, NaN where a field is empty} */
    public List<double[]> numbers() {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(GoldenCsv::number).toArray())
                .toList();
    }

    /** {@return every row as floats, none of them absent} */
    public List<float[]> floats() {
        return rows.stream()
                .map(row -> {
                    float[] values = new float[row.size()];
                    IntStream.range(0, values.length).forEach(i -> values[i] = Float.parseFloat(row.get(i)));
                    return values;
                })
                .toList();
    }

    /**
     * Reads a field.
     *
     * @param field the field as it is written
     * @return its value, NaN if it is empty
     */
    public static double number(String field) {
        return switch (field) {
            case "" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(field);
        };
    }
}
