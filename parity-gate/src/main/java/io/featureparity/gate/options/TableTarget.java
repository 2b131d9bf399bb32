// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.bars.Tables;
import io.featureparity.table.TableFormat;
import io.featureparity.table.TableRows;
import io.featureparity.table.TableWriter;
import io.featureparity.table.WrittenColumn;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a table is written to. */
public final class TableTarget {

    private static final Path STANDARD_OUTPUT = Path.of("standard output");

    @Output
    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description =
                    "Where to write: .parquet, which keeps every bit, or .csv, .csv.gz or .csv.zst. '-' is standard output,"
                            + " in the format of --format. The file is there when it is whole, and not before.")
    private Path target = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = TableOptions.FormatName.class,
            completionCandidates = TableOptions.FormatName.class,
            description = "The format of standard output: csv, csv.gz, csv.zst or parquet.")
    private @Nullable TableFormat format;

    /** {@return whether the table goes to standard output, so that nothing else must} */
    public boolean isStandard() {
        return Tables.isStandard(target);
    }

    /** {@return what messages call it} */
    public Path shown() {
        return isStandard() ? STANDARD_OUTPUT : target;
    }

    /** The format, which is known before the work. */
    public TableFormat format() {
        if (!isStandard()) {
            return TableFormat.of(target);
        }
        if (format == null) {
            throw new InputException(new Fault(
                    ErrorCode.STANDARD_INPUT,
                    Place.option("--to"),
                    "must come with --format " + TableOptions.labels(" or "),
                    Tables.STANDARD));
        }
        return format;
    }

    /** Writes the table. */
    public void write(PrintStream out, List<WrittenColumn> columns, TableRows rows) {
        if (isStandard()) {
            TableWriter.write(out, STANDARD_OUTPUT, format(), columns, rows);
        } else {
            TableWriter.write(target, columns, rows);
        }
    }
}
