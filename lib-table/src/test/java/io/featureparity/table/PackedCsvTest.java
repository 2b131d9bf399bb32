// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV in gzip and zstd: written as it is read, and refused when it is not whole. */
class PackedCsvTest {

    private static final int ROWS = 5_000;

    @TempDir
    private Path folder = Path.of("");

    /** Numbers that do not repeat, so that no byte of the packed file is without meaning. */
    private static TimedRows rows(int size) {
        return new TimedRows() {
            private int row;

            @Override
            public boolean next() {
                return row++ < size;
            }

            @Override
            public long time() {
                return row;
            }

            @Override
            public double value(int column) {
                return column == 1 ? Double.NaN : Math.sqrt(row);
            }

            @Override
            public Place place() {
                return Place.row("rows", row);
            }
        };
    }

    private Path written(String name, int size) {
        Path file = folder.resolve(name);
        TableWriter.write(file, List.of("x", "gone, \"or\"\nnot"), false, rows(size));
        return file;
    }

    private static void assertRead(Path file) {
        List<Tables.Row> rows = Tables.read(file, "x", "gone, \"or\"\nnot");
        assertThat(rows).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            assertThat(rows.get(i)).isEqualTo(new Tables.Row(i + 1, List.of(Math.sqrt(i + 1), Double.NaN)));
        }
    }

    private static String refusedWith(Path file) {
        return refusal(InputException.class, () -> Tables.read(file, "x")).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"t.csv, 74696d65", "t.csv.gz, 1f8b", "t.CSV.GZ, 1f8b", "t.csv.zst, 28b52ffd"})
    void whatIsWrittenIsPackedAsItsNameSaysAndReadBack(String name, String magic) throws IOException {
        Path file = written(name, ROWS);
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).startsWith(magic);
        assertRead(file);
        assertThat(Tables.spools()).isEmpty();
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** The table for the stream, and the text that is packed into it. */
    @Test
    void whatIsUnderWayIsOfItsOwnerAlone() throws IOException {
        List<String> modes = new ArrayList<>();
        TimedRows watched = rows(1).watchedBy(row -> Tables.spools().forEach(file -> modes.add(Tables.mode(file))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter.write(out, Path.of("a stream"), TableFormat.CSV_ZST, List.of("x"), false, watched);
        assertThat(modes).containsExactly("rw-------", "rw-------");
        assertThat(out.size()).isPositive();
        assertThat(Tables.spools()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "t.csv.gz", "t.csv.zst"})
    void aTableWithoutRowsHasItsHeader(String name) {
        assertThat(refusedWith(written(name, 0))).endsWith("must have at least one row, but was none");
    }

    /** The first bytes decide, not the name. */
    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "t.csv.gz", "t.csv.zst"})
    void aNameThatLiesDoesNoHarm(String content) throws IOException {
        for (String name : List.of("a.csv", "a.csv.gz", "a.csv.zst")) {
            Path file = Files.copy(written(content, ROWS), folder.resolve("lie-" + name));
            assertRead(file);
        }
    }

    /** DuckDB alone would take both, and give rows that are not in the file. */
    @ParameterizedTest
    @ValueSource(strings = {"t.csv.gz", "t.csv.zst"})
    void aFileThatEndsTooEarlyIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(written(name, ROWS));
        for (int length :
                new int[] {5, 9, 20, whole.length / 2, whole.length - 9, whole.length - 5, whole.length - 1}) {
            Path cut = Tables.bytes(folder.resolve("cut" + name), Arrays.copyOf(whole, length));
            assertThat(refusedWith(cut))
                    .isEqualTo(
                            "FP-932 at " + cut + ": must be a whole file as gzip or zstd packs it, but was a file that"
                                    + " ends too early");
        }
    }

    @Test
    void aDamagedGzipFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(written("t.csv.gz", ROWS));
        for (int sixth = 1; sixth < 6; sixth++) {
            byte[] damaged = whole.clone();
            damaged[whole.length / 6 * sixth] ^= 0x10;
            Path file = Tables.bytes(folder.resolve("damaged.csv.gz"), damaged);
            assertThat(refusedWith(file))
                    .startsWith("FP-932 at " + file + ": must be a whole file")
                    .contains("damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv.gz", "t.csv.zst"})
    void somethingBehindTheEndIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(written(name, ROWS));
        byte[] more = Arrays.copyOf(whole, whole.length + 7);
        assertThat(refusedWith(Tables.bytes(folder.resolve("more" + name), more)))
                .startsWith("FP-9");
    }

    /** Several packed pieces behind each other are one text, as for gzip and zstd themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"csv.gz", "csv.zst"})
    void aFileOfSeveralPiecesIsOneText(String ending) throws IOException {
        Path file = folder.resolve("t." + ending);
        byte[] header = packed("time,x\n", ending);
        byte[] body = packed("1,2.5\n2,3.5\n", ending);
        byte[] both = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, both, header.length, body.length);
        Tables.bytes(file, both);
        assertThat(Tables.read(file, "x"))
                .containsExactly(new Tables.Row(1, List.of(2.5)), new Tables.Row(2, List.of(3.5)));
    }

    private byte[] packed(String text, String ending) throws IOException {
        Path plain = Tables.bytes(folder.resolve("plain"), text.getBytes(StandardCharsets.UTF_8));
        Path packed = folder.resolve("packed." + ending);
        String compression = ending.endsWith("gz") ? "gzip" : "zstd";
        Tables.execute("COPY (SELECT content FROM read_blob('" + plain + "')) TO '" + packed
                + "' (FORMAT blob, COMPRESSION " + compression + ")");
        return Files.readAllBytes(packed);
    }

    /** Lines are counted in the text, blank ones and those in quotes too. */
    @ParameterizedTest
    @ValueSource(strings = {"csv.gz", "csv.zst"})
    void placesAreThoseOfTheText(String ending) throws IOException {
        Path file = folder.resolve("t." + ending);
        Tables.bytes(file, packed("time,note,x\n1,a,1\n\n2,\"b\nb\",2\n3,c,oops\n", ending));
        assertThat(refusedWith(file)).startsWith("FP-903 at " + file + ", line 6, x: ");
        Tables.bytes(file, packed("time,note,x\n1,a,1\n2,b\n", ending));
        assertThat(refusedWith(file)).startsWith("FP-901 at " + file + ", line 3: must have as many fields");
        Tables.bytes(file, packed("time;x\n1;2\n", ending));
        assertThat(refusedWith(file)).startsWith("FP-930 at " + file + ", line 1: ");
        Tables.bytes(file, packed("time,x\n1,2\r\n2,3\n", ending));
        assertThat(refusedWith(file)).startsWith("FP-931 at " + file + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50415231          | a Parquet file; its name must end in .parquet",
                "504b030414        | a zip file or an Excel workbook",
                "d0cf11e0a1b1      | an Excel workbook",
                "425a6839          | a bzip2 file",
                "fd377a585a0000    | an xz file",
                "04224d18          | an lz4 file",
                "fffe740069006d00  | text in UTF-16",
                "feff00740069      | text in UTF-16",
            })
    void whatIsNoTextIsNamed(String hex, String what) {
        Path file = Tables.bytes(folder.resolve("t.csv"), HexFormat.of().parseHex(hex));
        assertThat(refusedWith(file))
                .isEqualTo("FP-932 at " + file + ": must be CSV in UTF-8, as it is or packed by gzip or zstd, but was "
                        + what);
    }
}
