// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is read is what stands there, to the last bit. */
class TableReaderTest extends TableFiles {

    /** Texts on which a reader that rounds twice, or goes by a power of ten, is caught. */
    private static List<String> hardTexts() {
        List<String> texts = new ArrayList<>(List.of(
                "0.1",
                "1e23",
                "8.5e22",
                "9007199254740993",
                "9007199254740992.99999999999999999999",
                "-0.0",
                "0",
                "1e-400",
                "5e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.2250738585072011e-308",
                "2.2250738585072012e-308",
                "1.7976931348623157e308",
                "1.7976931348623158079e308",
                "+5",
                ".5",
                "5.",
                "1E+05",
                "179769313486231580793e289",
                "4503599627370496.5",
                "4503599627370497.5",
                "1.0000000000000001110223",
                "1.00000000000000011102230246251565404236316680908203125",
                "1.00000000000000011102230246251565404236316680908203124",
                "1.00000000000000011102230246251565404236316680908203126",
                "3950.12",
                "0.30000000000000004",
                "1" + "0".repeat(308),
                "0." + "0".repeat(307) + "1"));
        SplittableRandom random = new SplittableRandom(11);
        while (texts.size() < 6000) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                BigDecimal low = new BigDecimal(value);
                BigDecimal middle = low.add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.valueOf(2));
                texts.add(Double.toString(value));
                texts.add(middle.toString()); // halfway between two doubles, with all its digits
                texts.add(middle.toString().replaceFirst("(E|$)", "1$1"));
                texts.add(random.nextInt(1_000_000) + "." + random.nextInt(1_000_000_000));
            }
        }
        return texts;
    }

    @Test
    void everyTextArrivesAsTheDoubleItReadsAs() {
        List<String> texts = hardTexts();
        List<String> lines = new ArrayList<>(List.of("time,x"));
        for (int i = 0; i < texts.size(); i++) {
            lines.add(i + "," + texts.get(i));
        }
        List<Tables.Row> rows = Tables.read(csv(lines.toArray(String[]::new)), "x");
        assertThat(rows).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            long expected = Double.doubleToRawLongBits(Double.parseDouble(texts.get(i)));
            long actual = Double.doubleToRawLongBits(rows.get(i).values().get(0));
            assertThat(actual).as(texts.get(i)).isEqualTo(expected);
        }
    }

    /** By way of a double it would be rounded twice. */
    @Test
    void everyTextOfASingleColumnArrivesAsTheFloatItReadsAs() {
        List<String> texts = List.of(
                "0.1",
                "1.00000017881393432617187499",
                "1.00000017881393432617187501",
                "0.025813654",
                "-5.0",
                "1e-45",
                "7.0064923216240854e-46",
                "16777217",
                "3.4028235e38",
                "0.30000001192092896");
        List<String> lines = new ArrayList<>(List.of("time,x"));
        for (int i = 0; i < texts.size(); i++) {
            lines.add(i + "," + texts.get(i));
        }
        List<Tables.Row> rows = Tables.read(csv(lines.toArray(String[]::new)), true, false, "x");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(rows.get(i).values().get(0)).as(texts.get(i)).isEqualTo((double) Float.parseFloat(texts.get(i)));
        }
    }

    @Test
    void decimalsArriveAsTheDoublesTheirTextsReadAs() {
        List<String> texts = List.of(
                "12345678901234567.123456789",
                "0.3",
                "99999999999999999999999999999.999999999",
                "-3950.12",
                "9007199254740993.000000001",
                "0.000000001");
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            query.append(i == 0 ? "" : " UNION ALL ")
                    .append("SELECT ")
                    .append(i)
                    .append("::BIGINT AS time, '")
                    .append(texts.get(i))
                    .append("'::DECIMAL(38, 9) AS x");
        }
        List<Tables.Row> rows = Tables.read(parquet(query + " ORDER BY time"), "x");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(rows.get(i).values().get(0)).isEqualTo(Double.parseDouble(texts.get(i)));
        }
    }

    @Test
    void emptyFieldsNaNAndNullAreAbsent() {
        List<Tables.Row> rows = Tables.read(
                csv("time,x", "1,", "2,NaN", "3,nan", "4,null", "5,\"\"", "6, nan ", "7,-inf", "8,inf", "9, 1.5 "),
                "x");
        assertThat(rows.stream().map(row -> row.values().get(0)))
                .containsExactly(
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        1.5);
        Path file = parquet("SELECT * FROM (VALUES (1, NULL::DOUBLE, '' , NULL::BIGINT), (2, 'NaN', 'nan', 7),"
                + " (3, 'inf', '2.5', -9007199254740992)) AS t(time, x, y, z)");
        assertThat(Tables.read(file, "x", "y", "z").stream().map(Tables.Row::values))
                .containsExactly(
                        List.of(Double.NaN, Double.NaN, Double.NaN),
                        List.of(Double.NaN, Double.NaN, 7.0),
                        List.of(Double.POSITIVE_INFINITY, 2.5, -9007199254740992.0));
    }

    @Test
    void timesOfAnyKindArriveAsTheirMilliseconds() {
        assertThat(Tables.read(csv("time", "2024-02-27T13:00:00Z", "2024-02-27 08:05:00-05:00", "1709039400000")))
                .extracting(Tables.Row::time)
                .containsExactly(1709038800000L, 1709039100000L, 1709039400000L);
        assertThat(Tables.read(parquet("SELECT TIMESTAMPTZ '2024-02-27 08:00:00.250-05' AS time")))
                .extracting(Tables.Row::time)
                .containsExactly(1709038800250L);
        assertThat(Tables.read(parquet("SELECT 1709038800000 AS time")))
                .extracting(Tables.Row::time)
                .containsExactly(1709038800000L);
        for (String type : List.of("TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S")) {
            Path file = parquet("SELECT '2024-02-27 13:00:00'::" + type + " AS time");
            assertThat(Tables.read(file, false, true))
                    .extracting(Tables.Row::time)
                    .containsExactly(1709038800000L);
        }
    }

    @Test
    void columnsAreFoundByTheirExactNamesWhereverTheyStand() {
        Path file = csv("close,Bid,\"a,b\",time,\"q\"\"q\"", "1,2,3,4,5");
        assertThat(Tables.read(file, "q\"q", "Bid", "a,b", "close"))
                .containsExactly(new Tables.Row(4, List.of(5.0, 2.0, 3.0, 1.0)));
    }

    @Test
    void lineEndsByteOrderMarkBlankLinesAndAMissingLastLineEndDoNotMatter() {
        for (String text : List.of(
                "time,x\r\n1,2\r\n3,4\r\n",
                "\uFEFFtime,x\n1,2\n3,4\n",
                "time,x\n1,2\n\n\n3,4\n\n",
                "time,x\n1,2\n3,4",
                "\"time\",\"x\"\n\"1\",\"2\"\n\"3\",\"4\"\n")) {
            Path file = Tables.bytes(folder.resolve("ends.csv"), text.getBytes(StandardCharsets.UTF_8));
            assertThat(Tables.read(file, "x"))
                    .as(text)
                    .containsExactly(new Tables.Row(1, List.of(2.0)), new Tables.Row(3, List.of(4.0)));
        }
    }

    /** DuckDB would take the names for patterns, and read the other file, or a column of the folder's name. */
    @Test
    void aFileIsReadByItsName() throws IOException {
        Tables.csv(folder.resolve("bars1.csv"), "time,x", "1,1");
        assertThat(Tables.read(Tables.csv(folder.resolve("bars[1].csv"), "time,x", "1,2"), "x"))
                .containsExactly(new Tables.Row(1, List.of(2.0)));
        assertThat(Tables.read(Tables.csv(folder.resolve("bars?.csv"), "time,x", "1,3"), "x"))
                .containsExactly(new Tables.Row(1, List.of(3.0)));
        assertThat(Tables.read(Tables.csv(folder.resolve("it's *.CSV"), "time,x", "1,4"), "x"))
                .containsExactly(new Tables.Row(1, List.of(4.0)));
        Path hive = Files.createDirectories(folder.resolve("x=7"));
        assertThat(Tables.read(Tables.parquet(hive.resolve("f.parquet"), "SELECT 1 AS time, 5.0 AS x"), "x"))
                .containsExactly(new Tables.Row(1, List.of(5.0)));
    }

    /** Read by several threads, in pieces. */
    @Test
    void rowsComeInTheOrderOfTheFile() {
        int rows = 300_000;
        String query = "SELECT i * 1000 AS time, i / 7.0::DOUBLE AS x FROM range(" + rows + ") AS t(i) ORDER BY i";
        Path parquet = parquet(query);
        Path csv = folder.resolve("many.csv");
        TableWriter.write(csv, List.of("x"), false, new TimedRows() {
            private long at = -1;

            @Override
            public boolean next() {
                return ++at < rows;
            }

            @Override
            public long time() {
                return at * 1000;
            }

            @Override
            public double value(int column) {
                return at / 7.0;
            }

            @Override
            public Place place() {
                return Place.row("many", at);
            }
        });
        for (Path file : List.of(parquet, csv)) {
            List<Tables.Row> read = Tables.read(file, "x");
            assertThat(read).hasSize(rows);
            for (int i = 0; i < rows; i++) {
                if (read.get(i).time() != i * 1000L || read.get(i).values().get(0) != i / 7.0) {
                    assertThat(read.get(i)).isEqualTo(new Tables.Row(i * 1000L, List.of(i / 7.0)));
                }
            }
        }
    }
}
