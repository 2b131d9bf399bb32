// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.gate.table.TableWriter;
import io.featureparity.parity.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where bars come from. */
final class BarsOptions {

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

    @Option(
            names = "--position",
            paramLabel = "P",
            description = "The agent's position, which an observation holds: a number, or the name of a column of the"
                    + " bars.")
    private @Nullable String position;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    Path file() {
        return bars;
    }

    boolean assumeUtc() {
        return assumeUtc;
    }

    /** Opens the bars for a contract. */
    BarTable open(FeatureContract contract, Stage stage) {
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
                position(stage));
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

    /** Only an observation needs a position, and there it has no default: a flat position is one too. */
    private BarTable.Position position(Stage stage) {
        if (position == null) {
            if (stage == Stage.OBSERVATION) {
                throw wrong("Missing required option: '--position=P' (for --stage=observation)");
            }
            return new BarTable.Position(Double.NaN, null);
        }
        try {
            double constant = Double.parseDouble(position);
            if (Double.isNaN(constant)) {
                throw wrong("Invalid value for option '--position': must be a number, but was NaN");
            }
            return new BarTable.Position(constant, null);
        } catch (NumberFormatException e) {
            return new BarTable.Position(Double.NaN, position);
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return new ParameterException(command.commandLine(), message);
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
