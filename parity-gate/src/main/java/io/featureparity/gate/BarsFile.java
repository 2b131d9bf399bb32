// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--macro",
            paramLabel = "FILE",
            description = "The macro values as they were published, .csv or .parquet: the contract's macro columns, and"
                    + " 'date', the day that a row is for, or 'available', from when on it could be seen, or both. Of days"
                    + " alone the contract says when. Else the macro columns stand in the bars.")
    private @Nullable Path macro;

    @Option(
            names = "--macro-column",
            paramLabel = "NAME=OTHER",
            description = "A column of the macro file has another name there; may be repeated.")
    private Map<String, String> macroNames = new LinkedHashMap<>();

    @Option(
            names = "--closures",
            paramLabel = "FILE",
            description = "Days without session that are no holidays, a date on each line.")
    private @Nullable Path closures;

    @Option(names = "--assume-utc", description = "Read times without a zone as UTC. Else they are refused.")
    private boolean assumeUtc;

    final Path file() {
        return bars;
    }

    final boolean assumeUtc() {
        return assumeUtc;
    }

    /** What is asked of the bars' times before anybody decides about them. */
    TimeOrder order() {
        return TimeOrder.FORWARD;
    }

    final Closures closures() {
        return closures == null ? Closures.none() : Closures.load(closures);
    }

    /** The macro file, if there is one. */
    final @Nullable Path macroFile() {
        return macro;
    }

    /** Opens the bars for a contract, with the agent's position at each. */
    final BarTable open(FeatureContract contract, BarTable.Position position) {
        List<String> read = contract.macroColumns().stream()
                .filter(column -> isRead(contract, column))
                .toList();
        MacroSeries series = series(contract, read);
        List<String> wanted = new ArrayList<>(PRICES);
        if (series == null) {
            wanted.addAll(read);
        }
        List<String> known = new ArrayList<>(wanted);
        known.add(BarTable.VOLUME);
        requireKnown("--column", names, TableWriter.TIME, known);
        BarTable.Wanted columns = new BarTable.Wanted(
                inFile(TableWriter.TIME),
                wanted.stream().map(this::inFile).toList(),
                inFile(BarTable.VOLUME),
                contract.macroColumns().stream()
                        .map(column -> series == null ? read.indexOf(column) : -1)
                        .toList(),
                position,
                order());
        return BarTable.open(bars, columns, assumeUtc, series);
    }

    private @Nullable MacroSeries series(FeatureContract contract, List<String> columns) {
        if (macro == null) {
            return null;
        }
        TradingCalendar calendar = TradingCalendar.of(contract, closures());
        return new MacroFile(macro, macroNames, assumeUtc).load(contract, columns, calendar);
    }

    /** A contract may know macro columns that none of its features read; nobody has to bring these along. */
    private static boolean isRead(FeatureContract contract, String column) {
        return contract.marketFeatures().stream()
                .anyMatch(feature -> feature.inputs().contains(column));
    }

    private String inFile(String name) {
        return names.getOrDefault(name, name);
    }

    /** Refuses a target that is one of the files to be read. */
    final void requireOther(Path target) {
        OtherFile.require(target, "bars", bars);
        OtherFile.require(target, "macro values", macro);
    }

    /** A name that nobody asks for is a typing error, and the column it was meant for would be looked for under its own. */
    static void requireKnown(String option, Map<String, String> names, String time, List<String> columns) {
        List<Fault> faults = new ArrayList<>();
        for (String name : names.keySet()) {
            if (!name.equals(time) && !columns.contains(name)) {
                String rule = "must name one of " + time + ", " + String.join(", ", columns);
                faults.add(new Fault(ErrorCode.TABLE_COLUMN, Place.option(option), rule, name));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }
}
