// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file: commas, double quotes, a header, UTF-8. Nothing is guessed, and every field is read as text first, so that
 * no sample of the first rows decides how the others are read.
 */
final class CsvSource extends TableSource {

    private static final int SAMPLE = 1 << 16;

    private final List<String> header;

    private CsvSource(Path file, List<String> header) {
        super(file);
        this.header = header;
    }

    static CsvSource read(Path file) {
        try (CsvText text = CsvText.open(file)) {
            List<String> header = text.next();
            if (header == null) {
                throw TableFaults.empty(file, "must have a header");
            }
            requireNoDefect(file, text);
            return new CsvSource(file, List.copyOf(header));
        } catch (IOException e) {
            throw TableFaults.unreadable(file, e.toString(), e);
        }
    }

    private static void requireNoDefect(Path file, CsvText text) {
        if (text.defect() != null) {
            throw TableFaults.file(Place.line(file.toString(), text.recordLine()), text.defect(), "otherwise", null);
        }
    }

    @Override
    List<FileColumn> columns() {
        return header.stream()
                .map(name -> new FileColumn(name, FileColumn.FIELD))
                .toList();
    }

    @Override
    boolean isOneName(String name, String other) {
        return name.equals(other);
    }

    @Override
    String function() {
        String columns = IntStream.range(0, header.size())
                .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + Database.fileToRead(file()) + ", auto_detect = false, header = true, columns = " + columns
                + ", delim = ',', quote = '\"', escape = '\"', compression = 'none', strict_mode = true"
                + ", nullstr = ['', 'NaN', 'nan', 'NAN', 'null', 'NULL'], allow_quoted_nulls = true"
                + ", hive_partitioning = false, filename = false)";
    }

    /** By the length of the first lines. */
    @Override
    long aboutRows(Database database) {
        try (InputStream in = Files.newInputStream(file())) {
            byte[] sample = in.readNBytes(SAMPLE);
            long lines = 1;
            for (byte one : sample) {
                lines += one == '\n' ? 1 : 0;
            }
            return sample.length < SAMPLE ? lines : Files.size(file()) / (SAMPLE / lines);
        } catch (IOException e) {
            return 0; // whoever reads the file will say what is wrong with it
        }
    }

    @Override
    Place place(long row) {
        try (CsvText text = CsvText.open(file())) {
            for (long record = 0; record <= row; record++) {
                if (text.next() == null) {
                    break;
                }
            }
            return Place.line(file().toString(), text.recordLine());
        } catch (IOException e) {
            return Place.row(file().toString(), row);
        }
    }

    @Override
    InputException refuse(SQLException e, long rows) {
        InputException found = firstDefect(e);
        return found == null
                ? TableFaults.file(Place.file(file()), "must be a CSV file", Database.firstLine(e), e)
                : found;
    }

    private @Nullable InputException firstDefect(SQLException cause) {
        try (CsvText text = CsvText.open(file())) {
            for (List<String> record = text.next(); record != null; record = text.next()) {
                Place place = Place.line(file().toString(), text.recordLine());
                if (text.defect() != null) {
                    return TableFaults.file(place, text.defect(), "otherwise", cause);
                }
                if (record.size() != header.size()) {
                    String rule = "must have as many fields as the header, " + header.size();
                    return TableFaults.file(place, rule, Integer.toString(record.size()), cause);
                }
            }
            return null;
        } catch (IOException e) {
            return TableFaults.unreadable(file(), e.toString(), e);
        }
    }
}
