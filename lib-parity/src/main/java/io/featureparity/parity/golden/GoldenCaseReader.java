// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.Price;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.golden.GoldenManifest.CaseEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tables of one case. */
final class GoldenCaseReader {

    private static final String TIME = "time";
    private static final String POSITION = "position";

    private final VerifiedFiles files;
    private final CaseEntry entry;
    private final FeatureContract contract;

    GoldenCaseReader(VerifiedFiles files, CaseEntry entry, FeatureContract contract) {
        this.files = files;
        this.entry = entry;
        this.contract = contract;
    }

    GoldenCase read(NormStats stats) {
        return new GoldenCase(entry.name(), entry.why(), contract, stats, bars(), positions(), expectation());
    }

    /** The columns of a case's bars: the volume is among them where the contract reads it. */
    static List<String> inputColumns(FeatureContract contract) {
        List<String> header = new ArrayList<>(List.of(TIME));
        header.addAll(Price.columns());
        if (contract.readsVolume()) {
            header.add(FormulaNames.VOLUME);
        }
        header.addAll(contract.macroColumns());
        return header;
    }

    private BarColumns bars() {
        GoldenTable input = table(entry.input(), inputColumns(contract));
        Map<String, double[]> macro =
                contract.macroColumns().stream().collect(Collectors.toMap(Function.identity(), input::doubles));
        BarColumns bars = BarColumns.of(
                contract,
                input.times(TIME),
                input.doubles(Price.OPEN.column()),
                input.doubles(Price.HIGH.column()),
                input.doubles(Price.LOW.column()),
                input.doubles(Price.CLOSE.column()),
                macro);
        return contract.readsVolume() ? bars.withVolume(input.doubles(FormulaNames.VOLUME)) : bars;
    }

    private double[] positions() {
        String path = entry.state();
        return path == null ? new double[0] : table(path, List.of(POSITION)).present(POSITION);
    }

    private GoldenExpectation expectation() {
        List<String> market = names(contract.marketFeatures());
        GoldenTable rawTable = table(entry.raw(), market);
        GoldenTable normalizedTable = table(entry.normalized(), market);
        List<double[]> raw = new ArrayList<>();
        List<float[]> normalized = new ArrayList<>();
        for (int row = 0; row < entry.rows(); row++) {
            raw.add(rawTable.doubles(row));
            normalized.add(normalizedTable.floats(row));
        }
        return new GoldenExpectation(raw, normalized, observations(entry.observation()), contract.warmUpBars());
    }

    private List<float[]> observations(@Nullable String path) {
        if (path == null) {
            return List.of();
        }
        if (entry.rows() <= contract.warmUpBars()) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_CASE_SKIPPED,
                    Place.item("case", entry.name()),
                    "must be longer than the warm-up of " + contract.warmUpBars() + " bars to have an observation",
                    entry.rows() + " rows"));
        }
        GoldenTable table = table(path, names(contract.features()));
        List<float[]> observations = new ArrayList<>();
        for (int row = 0; row < entry.rows(); row++) {
            if (row < contract.warmUpBars()) {
                table.requireEmpty(row);
            } else {
                observations.add(table.floats(row));
            }
        }
        return observations;
    }

    private GoldenTable table(String path, List<String> header) {
        int most = GoldenTable.mostBytes(header, entry.rows());
        String content = entry.rows() + " rows of " + header.size() + " columns";
        return GoldenTable.parse(files.where(path), files.readUnpacked(path, most, content), header, entry.rows());
    }

    private static List<String> names(List<FeatureSpec> features) {
        return features.stream().map(FeatureSpec::name).toList();
    }
}
