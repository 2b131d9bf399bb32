// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.features.session.Closures;
import io.featureparity.gate.bars.BarDemands;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.gate.bars.Tables;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.coverage.Share;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where bars come from: a file, how its times are read, the macro values. What its columns are called, a subclass says. */
abstract class BarInputOptions extends TableOptions {

    @Option(
            names = "--bars",
            required = true,
            paramLabel = "FILE",
            description =
                    "The bars, .parquet, .csv, .csv.gz, .csv.zst, or - with --format: time, open, high, low, close and the contract's macro columns, in"
                            + " order of time. A time has its zone, or is in milliseconds since 1970; an empty field is absent.")
    private Path bars = Path.of("");

    @Option(
            names = "--macro",
            paramLabel = "FILE",
            description =
                    "The macro values as they were published, in such a file too: the contract's macro columns, and"
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
            names = "--assume-zone",
            paramLabel = "ZONE",
            converter = ZoneName.class,
            description = "Read times without a zone as those of clocks in ZONE, such as America/Bogota.")
    private @Nullable ZoneId assumedZone;

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

    BarInputOptions() {}

    /** What columns of the bars are called, and the option that says so. */
    abstract ColumnNames names();

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
    public final BarSource read(Terminal terminal) {
        Tables open = tables();
        return new BarSource(
                input("--bars", bars, open, terminal),
                null,
                names(),
                macro == null ? null : input("--macro", macro, open, terminal),
                new ColumnNames("--macro-column", macroNames),
                closures == null ? Closures.none() : Closures.load(closures),
                zonelessTimes(),
                policy(),
                new BarDemands(trustTimes, maxLeftOut(), refuseOutsideHighLow),
                open);
    }

    private ZonelessTimes zonelessTimes() {
        if (assumedZone != null) {
            return ZonelessTimes.readIn(assumedZone);
        }
        return assumeUtc
                ? ZonelessTimes.readAsUtc()
                : ZonelessTimes.refused("or say --assume-utc, or --assume-zone America/Bogota or another");
    }

    /** A further table to be read, by the name that messages have for it. */
    public final Path input(String option, Path named, BarSource source, Terminal terminal) {
        return input(option, named, source.tables(), terminal);
    }
}
