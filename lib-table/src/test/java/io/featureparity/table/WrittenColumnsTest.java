// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.table.WrittenColumn.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with columns of every kind. */
class WrittenColumnsTest extends TableFiles {

    private static final List<WrittenColumn> COLUMNS = List.of(
            new WrittenColumn("instrument", Kind.TEXT),
            new WrittenColumn("wide", Kind.DOUBLE),
            new WrittenColumn("narrow", Kind.FLOAT),
            new WrittenColumn("number", Kind.INTEGER),
            new WrittenColumn("served", Kind.TIME));

    /** Rows of objects; null is absent. */
    private static TableRows rows(@Nullable Object[]... values) {
        return new TableRows() {
            private int at = -1;

            @Override
            public boolean next() {
                return ++at < values.length;
            }

            @Override
            public long time() {
                return at;
            }

            @Override
            public boolean isAbsent(int column) {
                return values[at][column] == null;
            }

            @Override
            public double number(int column) {
                return ((Number) values[at][column]).doubleValue();
            }

            @Override
            public long integer(int column) {
                return (Long) values[at][column];
            }

            @Override
            public String text(int column) {
                return (String) values[at][column];
            }
        };
    }

    private static TableRows some() {
        return rows(
                new Object[] {"USD/COP", 0.1, 0.1f, Long.MAX_VALUE, 1_709_557_201_234L},
                new Object[] {"a,\"b\"\nc", Double.NaN, Float.NaN, Long.MIN_VALUE, 0L},
                new Object[] {"peso \u20b1", Double.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0L, -1L},
                new Object[] {null, null, null, null, null});
    }

    @Test
    void csvHasThemAsPythonWritesThem() throws IOException {
        Path file = folder.resolve("out.csv");
        TableWriter.write(file, COLUMNS, some());
        assertThat(Files.readString(file)).isEqualTo("""
                        time,instrument,wide,narrow,number,served
                        1970-01-01T00:00:00Z,USD/COP,0.1,0.1,9223372036854775807,2024-03-04T13:00:01.234Z
                        1970-01-01T00:00:00.001Z,"a,""b""
                        c",nan,nan,-9223372036854775808,1970-01-01T00:00:00Z
                        1970-01-01T00:00:00.002Z,peso \u20b1,-inf,inf,0,1969-12-31T23:59:59.999Z
                        1970-01-01T00:00:00.003Z,,,,,
                        """);
    }

    @Test
    void parquetHasTheirTypesAndTellsNanFromAbsent() throws IOException {
        Path file = folder.resolve("out.parquet");
        TableWriter.write(file, COLUMNS, some());
        Path typed = folder.resolve("typed.csv");
        Tables.execute("COPY (SELECT typeof(instrument), typeof(wide), typeof(narrow), typeof(number), typeof(served),"
                + " instrument, wide, narrow, number, epoch_ms(served) FROM " + Database.literal(file.toString())
                + ") TO " + Database.literal(typed.toString()) + " (HEADER false)");
        String types = "VARCHAR,DOUBLE,FLOAT,BIGINT,TIMESTAMP WITH TIME ZONE,";
        assertThat(Files.readString(typed))
                .isEqualTo(types + "USD/COP,0.1,0.1,9223372036854775807,1709557201234\n"
                        + types + "\"a,\"\"b\"\"\nc\",nan,nan,-9223372036854775808,0\n"
                        + types + "peso \u20b1,-inf,inf,0,-1\n"
                        + types + ",,,,\n");
    }

    /** Zeros of both signs stay apart, though they are equal; text has one NaN, and Parquet all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.csv.gz", "out.csv.zst", "out.parquet"})
    void everyBitReadsBack(String name) {
        double[] wide = {
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            1.0 / 3,
            Double.longBitsToDouble(0x7ff8_0000_0000_0001L)
        };
        Object[][] rows = new Object[4000][];
        for (int i = 0; i < rows.length; i++) {
            double value = i % 11 == 10 ? 1.0 / (i + 1) : wide[i % wide.length];
            rows[i] = new Object[] {"x" + i % 3, value, (float) value, (long) i, (long) i};
        }
        Path file = folder.resolve(name);
        TableWriter.write(file, COLUMNS, rows(rows));
        List<Tables.Row> readWide = Tables.read(file, "wide");
        List<Tables.Row> readNarrow = Tables.read(file, true, false, "narrow");
        assertThat(readWide).hasSameSizeAs(rows);
        boolean text = TableFormat.of(file).isCsv();
        for (int i = 0; i < rows.length; i++) {
            assertThat(Double.doubleToRawLongBits(readWide.get(i).values().get(0)))
                    .as("row %d", i)
                    .isEqualTo(
                            text
                                    ? Double.doubleToLongBits((double) rows[i][1])
                                    : Double.doubleToRawLongBits((double) rows[i][1]));
            assertThat(Float.floatToRawIntBits(readNarrow.get(i).values().get(0).floatValue()))
                    .as("row %d", i)
                    .isEqualTo(
                            text
                                    ? Float.floatToIntBits((float) rows[i][2])
                                    : Float.floatToRawIntBits((float) rows[i][2]));
        }
    }

    /** A text is longer than all else in its row. */
    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.csv.zst"})
    void aLongTextDoesNotHarmWhatComesBehindIt(String name) {
        String text = "x".repeat(200_000);
        Path file = folder.resolve(name);
        TableWriter.write(
                file,
                COLUMNS,
                rows(new Object[] {text, 1.5, 1f, 1L, 1L}, new Object[] {"y", 2.5, 1f, 1L, 1L}, new Object[] {
                    text, 3.5, 1f, 1L, 1L
                }));
        assertThat(Tables.read(file, "wide"))
                .extracting(row -> row.values().get(0))
                .containsExactly(1.5, 2.5, 3.5);
    }
}
