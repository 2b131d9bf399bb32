// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.bars.Tables;
import io.featureparity.gate.console.Terminal;
import io.featureparity.table.CsvFormat;
import io.featureparity.table.TableFormat;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the tables of a run are written, where they are not written as usual. */
public abstract class TableOptions {

    private static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|');

    private static final Map<Character, String> ADVISED = Map.of(';', "semicolon", '\t', "tab", '|', "pipe");

    TableOptions() {}

    /** Which columns are taken. */
    enum Columns {
        EXACT,
        AUTO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands before the fraction of a number. */
    enum Decimal {
        POINT('.'),
        COMMA(',');

        private final char character;

        Decimal(char character) {
            this.character = character;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What lines end in. */
    enum LineEnds {
        ONE,
        ANY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The options that a message about a file may advise. */
    private enum Advice implements CsvFormat.Advice {
        OF_THIS_COMMAND;

        @Override
        public String delimiter(char seen) {
            return "say --delimiter " + ADVISED.getOrDefault(seen, "'" + seen + "'");
        }

        @Override
        public String decimalComma() {
            return "decimal commas are read with --decimal comma";
        }

        @Override
        public String lineEnds() {
            return "say --line-ends any";
        }
    }

    @Option(
            names = "--columns",
            paramLabel = "exact|auto",
            description = "auto also takes columns whose names differ in case or punctuation, a column of times with a"
                    + " usual name such as timestamp, datetime or Date, and pandas' index without a name, where only"
                    + " one can be meant. Else names are exact.")
    private Columns columns = Columns.EXACT;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            converter = Delimiter.class,
            completionCandidates = Delimiter.class,
            description = "What separates fields in CSV files whose header holds it: semicolon, tab, pipe or another"
                    + " character. Other files are read with commas.")
    private char delimiter = ',';

    @Option(
            names = "--decimal",
            paramLabel = "point|comma",
            description = "Decimal points or commas in the CSV files with that delimiter.")
    private Decimal decimal = Decimal.POINT;

    @Option(
            names = "--line-ends",
            paramLabel = "one|any",
            description = "any: lines of CSV files may end in several ways, such as \\r\\r\\n. They are copied first.")
    private LineEnds lineEnds = LineEnds.ONE;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description =
                    "The format of what '-' stands for, standard input or standard output: csv, csv.gz, csv.zst or"
                            + " parquet.")
    private @Nullable TableFormat format;

    @Option(
            names = "--input-format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description = "The format of standard input, if it is another.")
    private @Nullable TableFormat inputFormat;

    private boolean standardInputTaken;

    /** How files are opened. */
    final Tables tables() {
        return new Tables(
                new CsvFormat(delimiter, decimal.character, lineEnds == LineEnds.ANY, Advice.OF_THIS_COMMAND),
                columns == Columns.AUTO);
    }

    /** A file to be read by the name that messages have for it; '-' is standard input, which can be read once. */
    final Path input(String option, Path named, Tables tables, Terminal terminal) {
        if (!Tables.isStandard(named)) {
            return named;
        }
        TableFormat of = inputFormat == null ? format(option) : inputFormat;
        if (standardInputTaken) {
            throw wrong(option, "must be another file, for standard input can be read only once");
        }
        standardInputTaken = true;
        return tables.keep(terminal.in(), of);
    }

    /** {@return the format of '-'} */
    public final TableFormat format(String option) {
        if (format == null) {
            throw wrong(option, "must come with --format " + labels(" or "));
        }
        return format;
    }

    private static InputException wrong(String option, String rule) {
        return new InputException(new Fault(ErrorCode.STANDARD_INPUT, Place.option(option), rule, Tables.STANDARD));
    }

    static String labels(String last) {
        List<String> labels =
                Stream.of(TableFormat.values()).map(TableFormat::label).toList();
        int end = labels.size() - 1;
        return String.join(", ", labels.subList(0, end)) + last + labels.get(end);
    }

    /** The names of formats. */
    static final class FormatName implements ITypeConverter<TableFormat>, Iterable<String> {
        @Override
        public TableFormat convert(String value) {
            return TableFormat.ofLabel(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "must be one of " + labels(", ") + ", but was '" + value + "'"));
        }

        @Override
        public Iterator<String> iterator() {
            return Stream.of(TableFormat.values()).map(TableFormat::label).iterator();
        }
    }

    /** A character, or its name. */
    static final class Delimiter implements ITypeConverter<Character>, Iterable<String> {
        @Override
        public Character convert(String value) {
            Character named = DELIMITERS.get(value);
            if (named != null) {
                return named;
            }
            if (value.length() == 1 && CsvFormat.isDelimiter(value.charAt(0))) {
                return value.charAt(0);
            }
            throw new TypeConversionException("must be comma, semicolon, tab, pipe or one character that can separate"
                    + " fields, but was '" + value + "'");
        }

        @Override
        public Iterator<String> iterator() {
            return Stream.of("comma", "semicolon", "tab", "pipe").iterator();
        }
    }
}
