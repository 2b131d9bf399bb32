// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.features.model.Model;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.log.ServedLog;
import io.featureparity.table.CsvFormat;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.NumberColumn.Kind;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableReader;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import io.featureparity.testsupport.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code parity log export} makes a table of a log that holds every bit. */
class LogExportCommandTest {

    private static final FeatureContract CONTRACT = ServedLog.model().contract();

    @TempDir
    private Path folder = Path.of("");

    private final Run run = new Run();

    /** The bars of a log, and what was served at them. */
    private record Row(SeenBar bar, ServedVector served) {}

    private static List<Row> rows(ServedLog log) {
        List<Row> rows = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(log.folder())) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof ServedVector served) {
                    rows.add(new Row(served.bar(), served));
                } else if (record instanceof TakenBar taken) {
                    rows.add(new Row(taken.bar(), null));
                }
            }
        }
        return rows;
    }

    private static List<NumberColumn> wide() {
        List<NumberColumn> columns = new ArrayList<>();
        Stream.of("open", "high", "low", "close", "volume", "position", "session_time", "record", "bar")
                .forEach(name -> columns.add(new NumberColumn(name, Kind.DOUBLE)));
        CONTRACT.macroColumns().forEach(name -> columns.add(new NumberColumn("macro_" + name, Kind.DOUBLE)));
        CONTRACT.marketFeatures()
                .forEach(feature -> columns.add(new NumberColumn("raw_" + feature.name(), Kind.DOUBLE)));
        return columns;
    }

    private static double wide(Row row, int column) {
        SeenBar bar = row.bar();
        double[] first = {
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            row.served() == null ? Double.NaN : row.served().position(),
            row.served() == null ? Double.NaN : row.served().timeNormalized()
        };
        if (column < first.length) {
            return first[column];
        }
        int macro = column - first.length - 2;
        return macro < bar.macroCount() ? bar.macro(macro) : bar.raw()[macro - bar.macroCount()];
    }

    private static List<NumberColumn> narrow() {
        return CONTRACT.features().stream()
                .map(feature -> new NumberColumn("observation_" + feature.name(), Kind.FLOAT))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "csv.gz", "csv.zst", "parquet"})
    void everyBitIsKept(String format) {
        ServedLog log = ServedLog.written(folder);
        Path table = folder.resolve("served." + format);
        assertThat(run.verb("log", "export", "--log", log.folder(), "--to", table))
                .isEqualTo(ExitCode.PARITY);
        List<Row> rows = rows(log);
        assertThat(run.out()).isEqualTo("29 bars, 9 of them served, written to " + table + "\n");
        assertThat(rows)
                .as("nobody has observed the very last bar, or fed another")
                .hasSize(29);
        requireSame(table, rows, wide(), LogExportCommandTest::wide);
        requireSame(
                table,
                rows,
                narrow(),
                (row, column) ->
                        row.served() == null ? Double.NaN : row.served().observation()[column]);
    }

    @FunctionalInterface
    private interface Value {
        double of(Row row, int column);
    }

    private static void requireSame(Path table, List<Row> rows, List<NumberColumn> columns, Value value) {
        try (TableFile file = TableFile.open(table, table, CsvFormat.standard())) {
            TableReader reader = file.read("time", columns, TimeOrder.ANY, ZonelessTimes.refused());
            for (Row row : rows) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.time()).isEqualTo(row.bar().time());
                for (int i = 0; i < columns.size(); i++) {
                    String name = columns.get(i).name();
                    if (name.equals("bar")) {
                        assertThat(reader.value(i)).isEqualTo((double) row.bar().index());
                    } else if (!name.equals("record")) {
                        assertThat(Double.doubleToRawLongBits(reader.value(i)))
                                .as("%s at %s", name, row)
                                .isEqualTo(Double.doubleToLongBits(value.of(row, i)));
                    }
                }
            }
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void textsAndHashesStandBesideThem() throws IOException {
        ServedLog log = ServedLog.written(folder);
        Path table = folder.resolve("served.csv");
        assertThat(run.verb("log", "export", "--log", log.folder(), "--to", table))
                .isEqualTo(ExitCode.PARITY);
        List<String> lines = Files.readAllLines(table);
        List<Row> rows = rows(log);
        assertThat(lines.get(0))
                .startsWith("time,instrument,record,bar,decision,open,high,low,close,volume,macro_")
                .contains(",served,position,session_time,observation_")
                .endsWith(",observation_sha256,contract_sha256,statistics_sha256,library");
        String hashes = CONTRACT.hash() + "," + ServedLog.model().stats().hash() + ",";
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String name = row.bar().instrument();
            assertThat(lines.get(i + 1))
                    .contains(
                            "Z," + (name.equals("USD/COP") ? name : "\"odd, \"\"name\"\"\"") + ",",
                            ",ACCEPTED,",
                            "," + (row.served() == null ? "" : row.served().observationHash()) + "," + hashes);
        }
        assertThat(lines.stream().filter(line -> line.contains(",inf,")).toList())
                .isNotEmpty();
        assertThat(lines.stream().filter(line -> line.contains(",nan,")).toList())
                .isNotEmpty();
    }

    @Test
    void oneInstrumentIsExportedAlone() throws IOException {
        ServedLog log = ServedLog.written(folder);
        Path table = folder.resolve("served.csv");
        assertThat(run.verb("log", "export", "--log", log.folder(), "--to", table, "--instrument", "USD/COP"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(Files.readAllLines(table)).hasSize(16);
        Run unknown = new Run();
        Path none = folder.resolve("none.csv");
        assertThat(unknown.verb("log", "export", "--log", log.folder(), "--to", none, "--instrument", "USD/CLP"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err())
                .startsWith("parity: FP-1034 at " + log.folder()
                        + ": must have an instrument of that name; it has USD/COP, odd, \"name\"");
        assertThat(none).doesNotExist();
    }

    @Test
    void theTableGoesThroughAPipe() throws IOException {
        ServedLog log = ServedLog.written(folder);
        Path table = folder.resolve("served.csv");
        new Run().verb("log", "export", "--log", log.folder(), "--to", table);
        assertThat(run.verb("log", "export", "--log", log.folder(), "--to", "-", "--format", "csv"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).isEqualTo(Files.readString(table));
        assertThat(run.err()).isEqualTo("parity: 29 bars, 9 of them served, written to standard output\n");
        Run unnamed = new Run();
        assertThat(unnamed.verb("log", "export", "--log", log.folder(), "--to", "-"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(unnamed.err())
                .isEqualTo(
                        "parity: FP-933 at --to: must come with --format csv, csv.gz, csv.zst or parquet, but was -\n");
    }

    @Test
    void whatIsWrittenNowIsExportedAsFarAsItIs() {
        ServedLog log = ServedLog.in(folder);
        try (AuditLog writer = log.open(ServedLog.model())) {
            log.serve(writer, 0, 1);
            Path table = folder.resolve("served.parquet");
            assertThat(run.verb("log", "export", "--log", log.folder(), "--to", table))
                    .isEqualTo(ExitCode.PARITY);
            assertThat(run.out())
                    .endsWith("\nthe log was not closed: it is being written, or its writer has stopped\n");
        }
    }

    @Test
    void ofADamagedLogThereIsNoTable() {
        ServedLog log = ServedLog.written(folder);
        log.flip(1, -60);
        Path table = folder.resolve("served.parquet");
        assertThat(run.verb("log", "export", "--log", log.folder(), "--to", table))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1007 at " + log.segment(1) + ", record ");
        assertThat(table).doesNotExist();
    }

    /** A file in the folder of a log makes it a log that is refused. */
    @Test
    void aTableInTheFolderOfTheLogIsRefused() {
        ServedLog log = ServedLog.written(folder);
        for (Path inside :
                List.of(log.folder().resolve("served.csv"), log.folder().resolve("new/served.csv"))) {
            Run wrong = new Run();
            assertThat(wrong.verb("log", "export", "--log", log.folder(), "--to", inside))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).startsWith("parity: FP-913 at --to: must write to another file than --log reads");
            assertThat(inside).doesNotExist();
        }
        assertThat(run.verb("log", "verify", "--log", log.folder())).isEqualTo(ExitCode.PARITY);
    }

    /** The columns of both contracts are there; each row has those of its own. */
    @Test
    void aLogWhoseContractChangedHasTheColumnsOfBoth() throws IOException {
        ServedLog log = ServedLog.in(folder);
        try (AuditLog writer = log.open(ServedLog.model())) {
            log.serve(writer, 0, 1);
        }
        FeatureContract other = FeatureContract.parse(
                "other",
                ContractDocument.builtIn("1.0.0")
                        .rename("features", Map.of("rsi_9", "rsi_nine"))
                        .toJson());
        Model model = Model.of(
                other,
                io.featureparity.contract.NormStats.parse(
                        "stats",
                        ServedLog.model().stats().document().canonicalText().replace("\"rsi_9\"", "\"rsi_nine\"")));
        log.open(model).close();
        Path table = folder.resolve("served.csv");
        assertThat(run.verb("log", "export", "--log", log.folder(), "--to", table))
                .isEqualTo(ExitCode.PARITY);
        List<String> names = List.of(Files.readAllLines(table).get(0).split(","));
        assertThat(names)
                .contains("raw_rsi_9", "raw_rsi_nine", "observation_rsi_9", "observation_rsi_nine")
                .doesNotHaveDuplicates();
        assertThat(names)
                .containsAll(other.features().stream()
                        .map(FeatureSpec::name)
                        .map(n -> "observation_" + n)
                        .toList());
    }
}
