// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ClaimedFile;
import io.featureparity.gate.console.DidYouMean;
import io.featureparity.gate.console.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Columns that claim to be features. */
public final class ClaimOptions {

    @Option(
            names = "--column",
            required = true,
            paramLabel = "FILE[:NAME]",
            converter = ColumnOfFile.Reader.class,
            description = "A table with a time and the column NAME, or with several columns that bear the names of"
                    + " features; raw or normalised; may be repeated.")
    private List<ColumnOfFile> columns = new ArrayList<>();

    @Option(
            names = "--feature",
            paramLabel = "NAME",
            description = "The feature that the column claims to be, if it bears another name; one for each --column,"
                    + " in their order.")
    private List<String> features = new ArrayList<>();

    /** The columns, each with its feature; none has been read yet. */
    public List<ClaimedFile> read(FeatureContract contract, BarSource source, DiagnosedBars bars, Terminal terminal) {
        if (!features.isEmpty() && features.size() != columns.size()) {
            throw new InputException(new Fault(
                    ErrorCode.COLUMN_OF_NO_FEATURE,
                    Place.option("--feature"),
                    "must be named once for each --column, " + columns.size() + " times, or not at all",
                    Integer.toString(features.size())));
        }
        features.forEach(name -> known(contract, name));
        List<ClaimedFile> claimed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnOfFile column = columns.get(i);
            Path file = bars.input("--column", column.file(), source, terminal);
            claimed.add(new ClaimedFile(file, column.column(), features.isEmpty() ? null : features.get(i)));
        }
        return claimed;
    }

    private static void known(FeatureContract contract, String name) {
        List<String> names = contract.features().stream().map(FeatureSpec::name).toList();
        if (!names.contains(name)) {
            String rule = "must be one of " + String.join(", ", names) + DidYouMean.question(name, names);
            throw new InputException(new Fault(ErrorCode.UNKNOWN_FEATURE, Place.option("--feature"), rule, name));
        }
    }
}
