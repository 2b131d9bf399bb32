// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

    @TempDir
    private Path folder;

    /** Rows with times 0, 1, 2 and so on; after the last one comes the end, or what is thrown. */
    private static TimedRows rows(RuntimeException thrown, double[]... values) {
        return new TimedRows() {
            private int at = -1;

            @Override
            public boolean next() {
                if (++at == values.length && thrown != null) {
                    throw thrown;
                }
                return at < values.length;
            }

            @Override
            public long time() {
                return at;
            }

            @Override
            public double value(int column) {
                return values[at][column];
            }

            @Override
            public Place place() {
                return Place.row("rows", at);
            }
        };
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void csvIsWrittenAsPythonWritesNumbers() throws IOException {
        Path file = folder.resolve("out.csv");
        TableWriter.write(
                file,
                List.of("a", "b,\"c"),
                false,
                rows(
                        null,
                        new double[] {0.1, Double.NaN},
                        new double[] {-0.0, 1e16},
                        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                        new double[] {1e-5, Double.MIN_VALUE}));
        assertThat(Files.readString(file)).isEqualTo("""
                        time,a,"b,""c"
                        1970-01-01T00:00:00Z,0.1,
                        1970-01-01T00:00:00.001Z,-0.0,1e+16
                        1970-01-01T00:00:00.002Z,inf,-inf
                        1970-01-01T00:00:00.003Z,1e-05,5e-324
                        """);
        assertThat(left()).containsExactly("out.csv");
    }

    @Test
    void floatsHaveTheDigitsOfFloats() throws IOException {
        Path file = folder.resolve("out.csv");
        TableWriter.write(file, List.of("a"), true, rows(null, new double[] {0.1f}, new double[] {Double.NaN}));
        assertThat(Files.readString(file)).isEqualTo("time,a\n1970-01-01T00:00:00Z,0.1\n1970-01-01T00:00:00.001Z,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.parquet", "it's [1].parquet"})
    void whatIsWrittenReadsBackToTheLastBit(String name) {
        Path file = folder.resolve(name);
        double[][] values = new double[5000][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[] {i % 7 == 0 ? Double.NaN : 1.0 / (i + 1), -0.0, i % 2 == 0 ? 1e300 : -1e-300};
        }
        values[17][0] = Double.NEGATIVE_INFINITY;
        TableWriter.write(file, List.of("a", "b", "c"), false, rows(null, values));
        List<Tables.Row> read = Tables.read(file, "a", "b", "c");
        assertThat(read).hasSize(values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(read.get(i).time()).isEqualTo(i);
            assertThat(read.get(i).values()).containsExactly(values[i][0], values[i][1], values[i][2]);
        }
    }

    @Test
    void singleColumnsOfParquetAreFloats() {
        Path file = folder.resolve("out.parquet");
        TableWriter.write(file, List.of("a"), true, rows(null, new double[] {0.1f}, new double[] {Double.NaN}));
        assertThat(Tables.read(file, true, false, "a").stream()
                        .map(row -> row.values().get(0)))
                .containsExactly((double) 0.1f, Double.NaN);
        assertThatThrownBy(() -> Tables.read(file, "a")).hasMessageContaining("but was FLOAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.parquet"})
    void whatTheRowsThrowIsThrownAndLeavesNothing(String name) throws IOException {
        Path file = folder.resolve(name);
        double[][] many = Stream.generate(() -> new double[] {1.5}).limit(5000).toArray(double[][]::new);
        RuntimeException thrown = new IllegalStateException("broken");
        assertThatThrownBy(() -> TableWriter.write(file, List.of("a"), false, rows(thrown, many)))
                .isSameAs(thrown);
        assertThat(left()).isEmpty();

        Files.writeString(file, "as it was");
        assertThatThrownBy(() -> TableWriter.write(file, List.of("a"), false, rows(thrown, many)))
                .isSameAs(thrown);
        assertThat(left()).containsExactly(name);
        assertThat(Files.readString(file)).isEqualTo("as it was");

        TableWriter.write(file, List.of("a"), false, rows(null, many));
        assertThat(Tables.read(file, "a")).hasSize(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere/out.csv", "nowhere/out.parquet"})
    void aTargetThatCannotBeWrittenIsRefusedBeforeTheFirstRow(String name) {
        Path file = folder.resolve(name);
        TimedRows unasked = rows(new IllegalStateException("was asked"));
        InputException refused =
                refusal(InputException.class, () -> TableWriter.write(file, List.of("a"), false, unasked));
        assertThat(refused)
                .hasMessageStartingWith("FP-901 at " + file + ": must be a file that can be written, but was");
    }

    @Test
    void aFolderOrAFileOfNoKnownNameIsNoTarget() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("folder.csv"));
        assertThatThrownBy(() -> TableWriter.write(directory, List.of("a"), false, rows(null)))
                .hasMessageContaining("must be a file that can be written, but was not a file");
        assertThatThrownBy(() -> TableWriter.write(folder.resolve("out.txt"), List.of("a"), false, rows(null)))
                .hasMessageContaining("must have a name that ends in .csv, .csv.gz, .csv.zst or .parquet");
        assertThat(left()).containsExactly("folder.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.parquet"})
    void theFileIsAsReadableAsAnyOther(String name) throws IOException {
        Path other = Files.createFile(folder.resolve("other"));
        Path file = folder.resolve(name);
        TableWriter.write(file, List.of("a"), false, rows(null, new double[] {1}));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aLinkIsWrittenThrough() throws IOException {
        Path real =
                Files.createFile(Files.createDirectory(folder.resolve("there")).resolve("real.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        TableWriter.write(link, List.of("a"), false, rows(null, new double[] {1}));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(real)).startsWith("time,a\n");
    }
}
