// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.text.LikelyName;
import io.featureparity.gate.console.DidYouMean;
import io.featureparity.table.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks in a file for columns that are called otherwise there. What can be meant is said with the option that takes it, and
 * taken if that was asked for and nothing else can be meant.
 */
final class ColumnSearch {

    /** What pandas calls an index without a name: in CSV, in CSV that was read and written again, and in Parquet. */
    private static final Set<String> UNNAMED = Set.of("", "Unnamed: 0", "__index_level_0__", "index");

    /** Usual names of a column of times and of one of days, in plain letters. */
    private static final Map<String, Set<String>> USUAL = Map.of(
            TableWriter.TIME, Set.of("timestamp", "datetime", "date", "timeutc", "timestamputc", "datetimeutc", "ts"),
            MacroFile.DAY, Set.of("day", "datetime", "timestamp"),
            MacroFile.AVAILABLE, Set.of("availableat", "availablefrom", "published", "publishedat"));

    private static final Set<String> MAY_BE_UNNAMED = Set.of(TableWriter.TIME, MacroFile.DAY);

    private final ColumnNames names;
    private final Path file;
    private final List<String> columns;
    private final boolean auto;

    ColumnSearch(ColumnNames names, Path file, List<String> columns, boolean auto) {
        this.names = names;
        this.file = file;
        this.columns = columns;
        this.auto = auto;
    }

    /** Gives the names with those that were found, or refuses the columns that were not. */
    ColumnNames find(List<String> required, List<String> optional) {
        Set<String> taken = new HashSet<>(names.names().values());
        List<String> missing = new ArrayList<>();
        for (String column : all(required, optional)) {
            if (columns.contains(names.inFile(column))) {
                taken.add(names.inFile(column));
            } else {
                missing.add(column);
            }
        }
        Map<String, String> found = new LinkedHashMap<>(names.names());
        List<Fault> faults = new ArrayList<>();
        for (String column : missing) {
            List<String> meant = names.isNamed(column) ? List.of() : meant(column, taken);
            if (auto && meant.size() == 1) {
                found.put(column, meant.get(0));
            } else if (required.contains(column) || names.isNamed(column)) {
                faults.add(missing(column, taken));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new ColumnNames(names.option(), found);
    }

    private static List<String> all(List<String> required, List<String> optional) {
        return Stream.concat(required.stream(), optional.stream()).distinct().toList();
    }

    /** A name that differs in case, white space or punctuation alone, or is a usual one. */
    private List<String> meant(String column, Set<String> taken) {
        return columns.stream()
                .distinct()
                .filter(name -> !taken.contains(name) && isMeant(column, name))
                .toList();
    }

    private static boolean isMeant(String column, String name) {
        String plain = LikelyName.letters(name);
        return plain.equals(LikelyName.letters(column))
                || USUAL.getOrDefault(column, Set.of()).contains(plain)
                || (MAY_BE_UNNAMED.contains(column) && UNNAMED.contains(name));
    }

    private Fault missing(String column, Set<String> taken) {
        String name = names.inFile(column);
        String advice = names.isNamed(column) ? DidYouMean.question(name, columns) : " (" + advice(column, taken) + ")";
        String others = columns.stream()
                .map(other -> other.isEmpty() ? "'' (a column without a name)" : other)
                .collect(Collectors.joining(", "));
        return new Fault(
                ErrorCode.TABLE_COLUMN,
                Place.file(file).part(name),
                "must be a column of the file" + advice,
                "none of " + others);
    }

    /** The option that maps a column, with the name that can be meant, if there is one. */
    String advice(String column, Set<String> taken) {
        List<String> meant = meant(column, taken);
        if (!meant.isEmpty()) {
            boolean ofSeveral = meant.size() > 1 || auto;
            return "say " + options(column, meant) + (ofSeveral ? "" : ", or --columns auto");
        }
        List<String> free =
                columns.stream().filter(other -> !taken.contains(other)).toList();
        return DidYouMean.nearest(column, free)
                .map(near -> "did you mean " + options(column, List.of(near)) + "?")
                .orElse("say " + names.option() + " " + column + "=NAME if it has another name");
    }

    private String options(String column, List<String> meant) {
        return meant.stream()
                .map(name -> names.option() + " " + shell(column + "=" + name))
                .collect(Collectors.joining(" or "));
    }

    /** A word as one types it: with quotes, if a shell would make something else of it. */
    private static String shell(String word) {
        return word.matches("[\\p{L}\\p{N}_.:/=+-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
