// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.features.BarColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One case: bars, what they belong to, and what training computed of them at each stage. Its files are read, and held
 * against their hashes, when they are first asked for.
 */
public final class GoldenCase {

    private final String name;
    private final String why;
    private final int rows;
    private final FeatureContract contract;
    private final NormStats stats;
    private final Map<String, String> paths;
    private final Function<String, GoldenTable> tables;
    private final BarColumns bars;
    private final double @Nullable [] positions;

    GoldenCase(
            String name,
            String why,
            int rows,
            FeatureContract contract,
            NormStats stats,
            Map<String, String> paths,
            Function<String, GoldenTable> tables) {
        this.name = name;
        this.why = why;
        this.rows = rows;
        this.contract = contract;
        this.stats = stats;
        this.paths = Map.copyOf(paths);
        this.tables = tables;
        this.bars = readBars(table("input"));
        this.positions = paths.containsKey("state") ? table("state").doubles("position") : null;
    }

    private BarColumns readBars(GoldenTable input) {
        Map<String, double[]> macro = contract.macroColumns().stream()
                .filter(input.names()::contains)
                .collect(Collectors.toMap(Function.identity(), input::doubles));
        return BarColumns.of(
                contract,
                input.time(),
                input.doubles("open"),
                input.doubles("high"),
                input.doubles("low"),
                input.doubles("close"),
                macro);
    }

    private GoldenTable table(String part) {
        String path = paths.get(part);
        if (path == null) {
            throw new GoldenDataException(
                    new Fault(ErrorCode.GOLDEN_FILE_MISSING, "case " + name, "must have a file for " + part, "none"));
        }
        GoldenTable table = tables.apply(path);
        if (table.rows() != rows) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_FILE_MALFORMED,
                    path,
                    "must have the " + rows + " rows of its case",
                    table.rows() + ""));
        }
        return table;
    }

    /** {@return the case's name} */
    public String name() {
        return name;
    }

    /** {@return what the case is for} */
    public String why() {
        return why;
    }

    /** {@return the contract it was made under} */
    public FeatureContract contract() {
        return contract;
    }

    /** {@return the statistics it was normalised with} */
    public NormStats stats() {
        return stats;
    }

    /** {@return the bars and macro values} */
    public BarColumns bars() {
        return bars;
    }

    /** {@return whether the case has the agent's positions, and the observations that go with them} */
    public boolean hasObservations() {
        return positions != null;
    }

    /**
     * Gives the agent's position at a bar.
     *
     * @param row the bar's row
     * @return the position
     */
    public double position(int row) {
        if (positions == null) {
            throw new GoldenDataException(
                    new Fault(ErrorCode.GOLDEN_FILE_MISSING, "case " + name, "must have a file for state", "none"));
        }
        return positions[row];
    }

    /**
     * Holds a source of features against this case, at every stage that the case has.
     *
     * @param source the source
     * @return what was found
     * @throws GoldenDataException if the source does not give a row for each bar, or lacks a stage that the case has
     */
    public ParityReport hold(FeatureSource source) {
        Expected expected = new Expected(this);
        Comparison comparison = new Comparison(name, contract);
        int[] next = {0};
        source.compute(this, (raw, normalized, observation) -> {
            int row = next[0]++;
            if (row < rows) {
                expected.compare(comparison, row, raw, normalized, observation);
            }
        });
        if (next[0] != rows) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_CASE_SKIPPED,
                    "case " + name,
                    "the source must give a row for each of its " + rows + " bars",
                    Integer.toString(next[0])));
        }
        return comparison.report();
    }

    /** What training computed, by row. */
    private static final class Expected {
        private final GoldenCase golden;
        private final List<double[]> raw = new ArrayList<>();
        private final List<float[]> normalized = new ArrayList<>();
        private final List<float[]> observation = new ArrayList<>();

        private Expected(GoldenCase golden) {
            this.golden = golden;
            List<FeatureSpec> market = golden.contract.marketFeatures();
            GoldenTable rawTable = golden.requireColumns(golden.table("raw"), market);
            market.forEach(feature -> raw.add(rawTable.doubles(feature.name())));
            GoldenTable normalizedTable = golden.requireColumns(golden.table("normalized"), market);
            market.forEach(feature -> normalized.add(normalizedTable.floats(feature.name())));
            if (golden.hasObservations()) {
                List<FeatureSpec> all = golden.contract.features();
                GoldenTable table = golden.requireColumns(golden.table("observation"), all);
                all.forEach(feature -> observation.add(table.floats(feature.name())));
            }
        }

        private void compare(
                Comparison comparison,
                int row,
                double[] actualRaw,
                float[] actualNormalized,
                float @Nullable [] actualObservation) {
            long time = golden.bars.time(row);
            double[] expectedRaw = new double[raw.size()];
            for (int i = 0; i < expectedRaw.length; i++) {
                expectedRaw[i] = raw.get(i)[row];
            }
            comparison.raw(row, time, expectedRaw, actualRaw);
            comparison.normalized(row, time, row(normalized, row), actualNormalized);
            boolean expectsObservation = golden.hasObservations() && row >= golden.contract.warmUpBars();
            if (expectsObservation != (actualObservation != null)) {
                throw new GoldenDataException(new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        "case " + golden.name + ", bar " + row,
                        expectsObservation ? "there must be an observation" : "there must be no observation",
                        actualObservation == null ? "none" : "one"));
            }
            if (actualObservation != null) {
                comparison.observation(row, time, row(observation, row), actualObservation);
            }
        }

        private static float[] row(List<float[]> columns, int row) {
            float[] values = new float[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i)[row];
            }
            return values;
        }
    }

    /** The columns are the contract's features in the contract's order: a column swapped in a file is an error too. */
    private GoldenTable requireColumns(GoldenTable table, List<FeatureSpec> features) {
        List<String> names = features.stream().map(FeatureSpec::name).toList();
        if (!table.names().equals(names)) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_FILE_MALFORMED,
                    "case " + name,
                    "the columns must be " + names,
                    table.names().toString()));
        }
        return table;
    }

    @Override
    public String toString() {
        return name;
    }
}
