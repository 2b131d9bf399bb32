// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.gate.console.DidYouMean;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with columns that claim to be features.
 *
 * @param file the file
 * @param column the one column that is meant; null for all that bear the name of a feature
 * @param feature the feature that it claims to be; null for that of its name
 */
public record ClaimedFile(
        Path file, @Nullable String column, @Nullable String feature) {

    /** Reads the columns. */
    public List<ClaimedColumn> read(BarSource source, FeatureContract contract) {
        return head(source, contract, Integer.MAX_VALUE);
    }

    /** Reads so many of the first rows of the columns. */
    public List<ClaimedColumn> head(BarSource source, FeatureContract contract, int most) {
        Map<String, String> features;
        ColumnNames names;
        try (TableFile table = source.tables().open(file)) {
            features = features(table, contract);
            names = source.tables()
                    .find(new ColumnNames("--column", Map.of()), table, List.of(TableWriter.TIME), List.of());
        }
        List<String> columns = List.copyOf(features.keySet());
        String time = names.inFile(TableWriter.TIME);
        try {
            return read(source, time, columns, features, NumberColumn.Kind.DOUBLE, most);
        } catch (InputException refused) {
            if (refused.faults().stream().noneMatch(fault -> fault.code() == ErrorCode.TABLE_COLUMN)) {
                throw refused;
            }
            try { // columns of floats are read as such
                return read(source, time, columns, features, NumberColumn.Kind.FLOAT, most);
            } catch (InputException again) {
                throw refused;
            }
        }
    }

    /** Which columns are read, each with its feature. */
    private Map<String, String> features(TableFile table, FeatureContract contract) {
        List<String> known = contract.features().stream().map(FeatureSpec::name).toList();
        Map<String, String> features = new LinkedHashMap<>();
        if (column != null) {
            if (feature == null && !known.contains(column)) {
                throw ofNoFeature(column, known);
            }
            features.put(column, feature == null ? column : feature);
            return features;
        }
        if (feature != null) {
            List<String> others = table.columns().stream()
                    .filter(name -> !name.equals(TableWriter.TIME))
                    .toList();
            String one = others.contains(feature) ? feature : others.size() == 1 ? others.get(0) : null;
            if (one == null) {
                throw ofNoFeature(String.join(", ", others), known);
            }
            features.put(one, feature);
            return features;
        }
        table.columns().stream().filter(known::contains).forEach(name -> features.put(name, name));
        if (features.isEmpty()) {
            throw ofNoFeature(String.join(", ", table.columns()), known);
        }
        return features;
    }

    private InputException ofNoFeature(String name, List<String> known) {
        String rule = "must have the name of a feature, or say which one it claims to be with --feature: "
                + String.join(", ", known) + DidYouMean.question(name, known);
        return new InputException(new Fault(ErrorCode.COLUMN_OF_NO_FEATURE, Place.file(file), rule, name));
    }

    private List<ClaimedColumn> read(
            BarSource source,
            String time,
            List<String> columns,
            Map<String, String> features,
            NumberColumn.Kind kind,
            int most) {
        List<NumberColumn> numbers =
                columns.stream().map(name -> new NumberColumn(name, kind)).toList();
        try (TableFile table = source.tables().open(file)) {
            TimedRows rows = table.read(time, numbers, TimeOrder.FORWARD, source.zoneless());
            GrowingColumns read = new GrowingColumns(columns.size());
            while (read.size < most && rows.next()) {
                read.begin(rows.time());
                for (int i = 0; i < columns.size(); i++) {
                    read.put(i, rows.value(i));
                }
            }
            long[] times = read.times();
            List<ClaimedColumn> claimed = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String name = columns.get(i);
                claimed.add(new ClaimedColumn(name, features.getOrDefault(name, name), times, read.column(i)));
            }
            return claimed;
        }
    }

    /** Columns of which nobody knows how long they are. */
    private static final class GrowingColumns {
        private static final int FIRST = 4_096;
        private long[] times = new long[FIRST];
        private final double[][] values;
        private int size;

        GrowingColumns(int columns) {
            values = new double[columns][FIRST];
        }

        void begin(long time) {
            if (size == times.length) {
                int larger = Math.addExact(size, size / 2);
                times = Arrays.copyOf(times, larger);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Arrays.copyOf(values[i], larger);
                }
            }
            times[size++] = time;
        }

        void put(int column, double value) {
            values[column][size - 1] = value;
        }

        long[] times() {
            return Arrays.copyOf(times, size);
        }

        double[] column(int column) {
            return Arrays.copyOf(values[column], size);
        }
    }
}
