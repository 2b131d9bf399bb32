// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A file that is no table: cut short, damaged, empty, or no text. */
class DamagedTableTest extends TableFiles {

    @Test
    void nothingInIt() {
        Path nothing = Tables.bytes(folder.resolve("t.csv"), new byte[0]);
        assertThat(refusedWith(nothing)).isEqualTo("FP-904 at " + nothing + ": must have a header, but was none");
        Path header = csv("time,x");
        assertThat(refusedWith(header, "x"))
                .isEqualTo("FP-904 at " + header + ": must have at least one row, but was none");
        Path rows = parquet("SELECT 1 AS time WHERE false");
        assertThat(refusedWith(rows)).isEqualTo("FP-904 at " + rows + ": must have at least one row, but was none");
        Path parquet = Tables.bytes(folder.resolve("t.parquet"), new byte[0]);
        assertThat(refusedWith(parquet))
                .isEqualTo("FP-901 at " + parquet + ": must be a whole Parquet file, but was empty");
    }

    @Test
    void aFileThatIsNotThereOrNoFileOrOfNoKnownName() throws IOException {
        Path missing = folder.resolve("nowhere.csv");
        assertThat(refusedWith(missing))
                .isEqualTo("FP-901 at " + missing + ": must be a file that can be read, but was no file of this name");
        Path directory = Files.createDirectory(folder.resolve("folder.parquet"));
        assertThat(refusedWith(directory)).endsWith("must be a file that can be read, but was a folder");
        Path other = folder.resolve("bars.txt");
        assertThat(refusedWith(other))
                .isEqualTo("FP-901 at " + other + ": must have a name that ends in .csv, .csv.gz, .csv.zst or .parquet,"
                        + " but was another one");
    }

    @Test
    void rowsOfAnotherWidth() {
        Path narrow = csv("time,x,y", "1,2,3", "4,5", "6,7,8");
        assertThat(refusedWith(narrow, "x"))
                .isEqualTo("FP-901 at " + narrow + ", line 3: must have as many fields as the header, 3, but was 2");
        Path wide = csv("time,x,y", "1,2,3", "", "4,5,6,7");
        assertThat(refusedWith(wide, "x"))
                .isEqualTo("FP-901 at " + wide + ", line 4: must have as many fields as the header, 3, but was 4");
    }

    @Test
    void quotesThatDoNotClose() {
        Path open = csv("time,x,y", "1,2,3", "\"4,5,6", "7,8,9");
        assertThat(refusedWith(open, "x"))
                .isEqualTo("FP-901 at " + open + ", line 3: must close every quote, but was otherwise");
        Path behind = csv("time,x,y", "1,2,3", "\"4\"0,5,6");
        assertThat(refusedWith(behind, "x")).startsWith("FP-901 at " + behind + ", line 3: must have nothing between");
    }

    @Test
    void bytesThatAreNoText() {
        Path file =
                Tables.bytes(folder.resolve("t.csv"), "time,x\n1,2\n3,\u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusedWith(file, "x"))
                .isEqualTo("FP-901 at " + file + ", line 3: must be UTF-8, but was otherwise");
    }

    @Test
    void aParquetFileCutShortOrDamaged() throws IOException {
        Path whole = manyRows();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Tables.bytes(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(refusedWith(cut, "x"))
                .isEqualTo(
                        "FP-901 at " + cut + ": must be a whole Parquet file, but was cut short: its end is missing");
        Path other = Tables.csv(folder.resolve("text.parquet"), "time,x", "1,2");
        assertThat(refusedWith(other, "x"))
                .isEqualTo("FP-901 at " + other + ": must be a whole Parquet file, but was of another format");
        Path tiny = Tables.bytes(folder.resolve("tiny.parquet"), Arrays.copyOf(bytes, 3));
        assertThat(refusedWith(tiny, "x")).endsWith("but was of another format");
    }

    /** DuckDB reads ahead, and where it stumbles over what it has read, it may give the rows before it and end. */
    @Test
    void rowsThatEndWhereTheFileIsDamagedAreNotTakenForAll() throws IOException {
        byte[] bytes = Files.readAllBytes(manyRows());
        for (int eighth = 1; eighth < 7; eighth++) {
            byte[] some = bytes.clone();
            int from = bytes.length / 8 * eighth;
            Arrays.fill(some, from, from + 5000, (byte) 0xAA);
            Path damaged = Tables.bytes(folder.resolve("damaged" + eighth + ".parquet"), some);
            assertThat(refusedWith(damaged, "x"))
                    .startsWith("FP-901 at " + damaged)
                    .contains("must be a whole Parquet file")
                    .doesNotContain("Invalid result set");
        }
    }

    @Test
    void rowsThatEndBeforeALineOfAnotherWidthAreNotTakenForAll() {
        String[] lines = new String[200_001];
        lines[0] = "time,x,y";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = i + ",1.5,2.5";
        }
        for (int at : new int[] {lines.length - 1, 150_000, 50_000}) {
            lines[at] = at + ",1.5";
            Path narrow = csv(lines);
            assertThat(refusedWith(narrow, "x"))
                    .isEqualTo("FP-901 at " + narrow + ", line " + (at + 1)
                            + ": must have as many fields as the header, 3, but was 2");
        }
    }

    /** Numbers that compress: of random ones, which are stored as they are, a damaged byte reads as another number. */
    private Path manyRows() {
        return parquet("SELECT i AS time, CAST(i // 7 AS DOUBLE) AS x FROM range(300000) AS t(i)");
    }
}
