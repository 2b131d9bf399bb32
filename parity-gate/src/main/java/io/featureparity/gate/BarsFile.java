// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.gate.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where bars come from: a file, what its columns are called, how its times are read. */
abstract class BarsFile {

    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    @Option(
            names = "--bars",
            required = true,
            paramLabel = "FILE",
            description =
                    "The bars, .csv or .parquet: time, open, high, low, close and the contract's macro columns, in"
                            + " order of time. A time has its zone, or is in milliseconds since 1970; an empty field is absent.")
    private Path bars = Path.of("");

    @Option(
            names = "--column",
            paramLabel = "NAME=OTHER",
            description =
                    "A column of the bars has another name there, as in --column time=timestamp; may be repeated.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(names = "--assume-utc", description = "Read times without a zone as UTC. Else they are refused.")
    private boolean assumeUtc;

    final Path file() {
        return bars;
    }

    final boolean assumeUtc() {
        return assumeUtc;
    }

    /** Opens the bars for a contract, with the agent's position at each. */
    final BarTable open(FeatureContract contract, BarTable.Position position) {
        List<String> macro = contract.macroColumns().stream()
                .filter(column -> isRead(contract, column))
                .toList();
        List<String> wanted = new ArrayList<>(PRICES);
        wanted.addAll(macro);
        requireKnown("--column", names, TableWriter.TIME, wanted);
        BarTable.Layout layout = new BarTable.Layout(
                inFile(TableWriter.TIME),
                wanted.stream().map(this::inFile).toList(),
                contract.macroColumns().stream().map(macro::indexOf).toList(),
                position);
        return BarTable.open(bars, layout, assumeUtc);
    }

    /** A contract may know macro columns that none of its features read; nobody has to bring these along. */
    private static boolean isRead(FeatureContract contract, String column) {
        return contract.marketFeatures().stream()
                .anyMatch(feature -> feature.inputs().contains(column));
    }

    private String inFile(String name) {
        return names.getOrDefault(name, name);
    }

    /** Replacing the bars by what is made of them is nobody's intention. */
    final void requireOther(Path target) {
        try {
            if (Files.exists(target) && Files.exists(bars) && Files.isSameFile(target, bars)) {
                throw new InputException(new Fault(
                        ErrorCode.TABLE_FILE, target.toString(), "must be another file than the bars", "the same"));
            }
        } catch (IOException e) {
            // Whichever of the two cannot be looked at will be refused with its own reason.
        }
    }

    /** A name that nobody asks for is a typing error, and the column it was meant for would be looked for under its own. */
    static void requireKnown(String option, Map<String, String> names, String time, List<String> columns) {
        List<Fault> faults = new ArrayList<>();
        for (String name : names.keySet()) {
            if (!name.equals(time) && !columns.contains(name)) {
                String rule = "must name one of " + time + ", " + String.join(", ", columns);
                faults.add(new Fault(ErrorCode.TABLE_COLUMN, option, rule, name));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }
}
