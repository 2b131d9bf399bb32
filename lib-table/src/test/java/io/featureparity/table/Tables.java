// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.file.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes tables for tests, and reads them whole. */
final class Tables {

    private Tables() {}

    static Path csv(Path file, String... lines) {
        return bytes(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytesOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands for a while in the folder of the user, and is of this process. */
    static List<Path> spools() {
        String ours = ".spool." + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(PrivateFolder.ofUser().path())) {
            return files.filter(file -> file.getFileName().toString().startsWith(ours))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path parquet(Path file, String query) {
        execute("COPY (" + query + ") TO " + Database.literal(file.toString()) + " (FORMAT parquet)");
        return file;
    }

    static void execute(String sql) {
        try (Database database = Database.open()) {
            database.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row: its time and its numbers. */
    record Row(long time, List<Double> values) {}

    static List<Row> read(Path file, String... columns) {
        return read(file, false, false, columns);
    }

    static List<Row> read(Path file, boolean single, boolean assumeUtc, String... columns) {
        ZonelessTimes zoneless = assumeUtc ? ZonelessTimes.readAsUtc() : ZonelessTimes.refused("or say --assume-utc");
        return read(file, CsvFormat.standard(), zoneless, single, columns);
    }

    static List<Row> read(Path file, CsvFormat csv, String... columns) {
        return read(file, csv, ZonelessTimes.refused(), false, columns);
    }

    static List<Row> read(Path file, CsvFormat csv, ZonelessTimes zoneless, boolean single, String... columns) {
        List<Row> rows = new ArrayList<>();
        try (TableFile table = TableFile.open(file, file, csv)) {
            List<NumberColumn> numbers = new ArrayList<>();
            for (String column : columns) {
                numbers.add(new NumberColumn(column, single ? NumberColumn.Kind.FLOAT : NumberColumn.Kind.DOUBLE));
            }
            TableReader reader = table.read("time", numbers, TimeOrder.FORWARD, zoneless);
            while (reader.next()) {
                List<Double> values = new ArrayList<>();
                for (int i = 0; i < columns.length; i++) {
                    values.add(reader.value(i));
                }
                rows.add(new Row(reader.time(), values));
            }
        }
        return rows;
    }
}
