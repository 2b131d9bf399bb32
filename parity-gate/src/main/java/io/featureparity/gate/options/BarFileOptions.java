// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.features.session.Closures;
import io.featureparity.gate.bars.BarDemands;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.parity.coverage.Share;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where bars come from: a file, what its columns are called, how its times are read. */
public abstract class BarFileOptions {

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

    @Option(
            names = "--trust-times",
            description =
                    "Take times as they are. Else times are refused that are most likely a number of another unit, or"
                            + " local times of another zone labelled UTC.")
    private boolean trustTimes;

    @Option(
            names = "--refuse-outside-high-low",
            description =
                    "Refuse a bar whose open or close is outside of its high and low. Else such bars are counted.")
    private boolean refuseOutsideHighLow;

    BarFileOptions() {}

    /** The policy that decides about the bars, by name; null for the contract's own. */
    @Nullable
    String policy() {
        return null;
    }

    /** The largest share of the bars that the policy may leave out. */
    Share maxLeftOut() {
        return BarDemands.FEW_LEFT_OUT;
    }

    /** Reads what has to be read before the bars. A verb asks once, and everything it does goes by the answer. */
    public final BarSource read() {
        return new BarSource(
                bars,
                new ColumnNames("--column", names),
                macro,
                new ColumnNames("--macro-column", macroNames),
                closures == null ? Closures.none() : Closures.load(closures),
                assumeUtc ? ZonelessTimes.readAsUtc() : ZonelessTimes.refused("or say --assume-utc"),
                policy(),
                new BarDemands(trustTimes, maxLeftOut(), refuseOutsideHighLow));
    }
}
