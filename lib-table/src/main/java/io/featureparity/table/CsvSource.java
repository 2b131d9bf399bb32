// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file: commas, double quotes, a header, UTF-8, unless somebody says otherwise. Nothing is guessed, and every field is
 * read as text first, so that no sample of the first rows decides how the others are read.
 */
final class CsvSource extends TableSource {

    private static final int SAMPLE = 1 << 16;

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?");

    private final CsvBytes bytes;
    private final CsvFormat csv;
    private final CsvHeader header;

    private CsvSource(Path file, Path shown, CsvBytes bytes, CsvFormat csv, CsvHeader header) {
        super(file, shown);
        this.bytes = bytes;
        this.csv = csv;
        this.header = header;
    }

    static CsvSource read(Path file, Path shown, CsvFormat csv) {
        CsvBytes bytes = null;
        try {
            bytes = CsvBytes.of(file, shown, csv.anyLineEnds());
            return new CsvSource(file, shown, bytes, csv, CsvHeader.read(bytes, shown, csv));
        } catch (IOException e) {
            close(bytes);
            throw unreadable(shown, csv, e);
        } catch (RuntimeException e) {
            close(bytes);
            throw e;
        }
    }

    private static void close(@Nullable CsvBytes bytes) {
        if (bytes != null) {
            bytes.close();
        }
    }

    private static InputException unreadable(Path shown, CsvFormat csv, IOException e) {
        if (ZstdLines.ODD.equals(e.getMessage())) {
            return oddLineEnds(shown, csv, ZstdLines.ODD, e);
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            String rule = "must be a whole file as gzip or zstd packs it";
            return TableFaults.of(ErrorCode.TABLE_PACKED, Place.file(shown), rule, FileTrouble.reading(e), e);
        }
        return TableFaults.unreadable(shown, FileTrouble.reading(e), e);
    }

    @Override
    List<FileColumn> columns() {
        String type = header.decimal() == ',' ? FileColumn.COMMA_FIELD : FileColumn.FIELD;
        return header.names().stream().map(name -> new FileColumn(name, type)).toList();
    }

    @Override
    String function() {
        String columns = IntStream.range(0, header.names().size())
                .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + Database.fileToRead(bytes.file()) + ", auto_detect = false, header = true, columns = "
                + columns + ", delim = " + Database.literal(String.valueOf(header.delimiter()))
                + ", quote = '\"', escape = '\"', compression = '"
                + bytes.packing().label()
                + "', strict_mode = true, nullstr = ['', 'NaN', 'nan', 'NAN', 'null', 'NULL']"
                + ", allow_quoted_nulls = true, hive_partitioning = false, filename = false)";
    }

    /** By the length of the first lines; of a packed file nobody knows. */
    @Override
    long aboutRows(Database database) {
        if (bytes.packing() != Packing.NONE) {
            return 0;
        }
        try (InputStream in = bytes.open()) {
            byte[] sample = in.readNBytes(SAMPLE);
            long lines = 1;
            for (byte one : sample) {
                lines += one == '\n' ? 1 : 0;
            }
            return sample.length < SAMPLE ? lines : Files.size(bytes.file()) / (SAMPLE / lines);
        } catch (IOException e) {
            return 0; // whoever reads the file will say what is wrong with it
        }
    }

    private CsvText text() throws IOException {
        return CsvText.open(bytes.open(), header.delimiter());
    }

    @Override
    Place place(long row) {
        try (CsvText text = text()) {
            for (long record = 0; record <= row; record++) {
                if (text.next() == null) {
                    break;
                }
            }
            return Place.line(shown().toString(), text.recordLine());
        } catch (IOException e) {
            return Place.row(shown().toString(), row);
        }
    }

    @Override
    String advice(String field) {
        boolean comma = header.decimal() == '.' && DECIMAL_COMMA.matcher(field).matches();
        return comma ? csv.advice().decimalComma() : "";
    }

    @Override
    InputException refuse(SQLException e, long rows) {
        InputException found = firstDefect(e);
        return found == null
                ? TableFaults.file(Place.file(shown()), "must be a CSV file", Database.firstLine(e), e)
                : found;
    }

    private @Nullable InputException firstDefect(SQLException cause) {
        try (CsvText text = text()) {
            for (List<String> record = text.next(); record != null; record = text.next()) {
                Place place = Place.line(shown().toString(), text.recordLine());
                if (text.defect() != null) {
                    return TableFaults.file(place, text.defect(), "otherwise", cause);
                }
                if (record.size() != header.names().size()) {
                    String rule = "must have as many fields as the header, "
                            + header.names().size();
                    return TableFaults.file(place, rule, Integer.toString(record.size()), cause);
                }
            }
            String odd = text.oddLineEnds();
            return odd == null ? null : oddLineEnds(shown(), csv, odd, cause);
        } catch (IOException e) {
            return unreadable(shown(), csv, e);
        }
    }

    private static InputException oddLineEnds(Path shown, CsvFormat csv, String seen, Exception cause) {
        String rule = TableFaults.advised(
                "must end all lines in \\n, or all in \\r\\n", csv.advice().lineEnds());
        return TableFaults.of(ErrorCode.TABLE_LINE_ENDS, Place.file(shown), rule, seen, cause);
    }

    @Override
    void close() {
        bytes.close();
    }
}
