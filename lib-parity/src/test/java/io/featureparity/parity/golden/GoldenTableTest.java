// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.testsupport.series.Bits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTableTest {

    private static final List<String> HEADER = List.of("time", "a", "b");

    @Test
    void numbersAreTakenToTheLastBit() {
        GoldenTable table = parse("time,a,b\n2024-02-27T13:00:00Z,0.1,-0.0\n2024-02-27T13:05:00.5Z,5e-324,1.5e+3\n", 2);
        assertThat(table.times("time"))
                .containsExactly(
                        Instant.parse("2024-02-27T13:00:00Z").toEpochMilli(),
                        Instant.parse("2024-02-27T13:05:00.500Z").toEpochMilli());
        assertThat(Bits.of(table.doubles("a"))).containsExactly(Bits.of(0.1, Double.MIN_VALUE));
        assertThat(Bits.of(table.present("b"))).containsExactly(Bits.of(-0.0, 1500));
    }

    @Test
    void emptyIsAbsentAndInfStandsForTheInfinities() {
        GoldenTable table = parse("time,a,b\n,inf,\n,-inf,7\n", 2);
        assertThat(table.doubles("a")).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(table.doubles("b")).containsExactly(Double.NaN, 7);
        assertThat(table.doubles(0)).containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN);
    }

    @Property
    void everyNumberIsReadAsTheJdkReadsIt(@ForAll long bits, @ForAll @IntRange(max = 18) int digits) {
        double any = Double.longBitsToDouble(bits);
        double value = Double.isFinite(any) ? any : bits;
        String shortest = Double.toString(value).toLowerCase(Locale.ROOT);
        String rounded = new BigDecimal(value)
                .round(new MathContext(digits + 1))
                .toString()
                .toLowerCase(Locale.ROOT);
        for (String cell : List.of(shortest, rounded)) {
            GoldenTable table = parse("time,a,b\n1," + cell + ",2\n", 1);
            assertThat(Bits.of(table.doubles("a"))).containsExactly(Bits.of(Double.parseDouble(cell)));
            float asFloat = Float.parseFloat(cell);
            if (Float.isFinite(asFloat)) {
                assertThat(Float.floatToRawIntBits(table.floats(0)[1])).isEqualTo(Float.floatToRawIntBits(asFloat));
            }
        }
    }

    @Test
    void floatsAreRoundedOnce() {
        // Halfway between two floats but for a digit that a double cannot hold: by way of a double it falls down.
        GoldenTable table = parse("time,a,b\n1,1.00000005960464477539062500000001,2\n", 1);
        assertThat(table.floats(0)).containsExactly(1f, Math.nextUp(1f), 2f);
        assertThat((float) table.doubles(0)[1]).isEqualTo(1f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "nan",
                "Infinity",
                "-Infinity",
                "+1",
                "1d",
                "1f",
                "0x1p3",
                " 1",
                "1 ",
                "1e",
                "1.2.3",
                "1E3",
                "--1",
                "-",
                "e5",
                "1e999",
                "-1e999",
                "\"1\"",
                "1\r",
                "\u0661"
            })
    void whatIsNoPlainNumberIsRefused(String cell) {
        GoldenTable table = parse("time,a,b\n2024-02-27T13:00:00Z,0,0\nx,1," + cell + "\n", 2);
        String shown = new String(cell.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertMalformed("t.csv, row 1, b", "must be a number, inf, -inf or empty", shown, () -> table.doubles("b"));
        GoldenTable floats = parse("time,a,b\n2,0,0\n1,1," + cell + "\n", 2);
        assertThat(floats.floats(0)).containsExactly(2f, 0f, 0f);
        assertMalformed("t.csv, row 1, b", "must be a finite number", shown, () -> floats.floats(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inf", "-inf"})
    void D1_aFloatIsNeitherAbsentNorInfinite(String cell) {
        GoldenTable table = parse("time,a,b\n1," + cell + ",1\n", 1);
        assertMalformed(
                "t.csv, row 0, a", "must be a finite number", cell.isEmpty() ? "empty" : cell, () -> table.floats(0));
    }

    @Test
    void whatMustBePresentIs() {
        GoldenTable table = parse("time,a,b\n1,inf,1\n1,2,\n", 2);
        assertThat(table.present("a")).containsExactly(Double.POSITIVE_INFINITY, 2);
        assertMalformed("t.csv, row 1, b", "must be present", "empty", () -> table.present("b"));
    }

    @Test
    void D4_aRowOfTheWarmUpIsEmpty() {
        GoldenTable table = parse("time,a,b\n,,\n,0,\n", 2);
        table.requireEmpty(0);
        assertMalformed("t.csv, row 1, a", "must be empty: the warm-up is not over", "0", () -> table.requireEmpty(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-02-27", "2024-02-27T13:00:00", "1709038800000", "+1000000000-01-01T00:00:00Z"})
    void aTimeHasItsZone(String cell) {
        GoldenTable table = parse("time,a,b\n" + cell + ",,\n", 1);
        assertMalformed(
                "t.csv, row 0, time",
                "must be a time with its zone",
                cell.isEmpty() ? "empty" : cell,
                () -> table.times("time"));
    }

    @Test
    void aTableThatWasCutShortIsRefused() {
        assertMalformed("t.csv", "must end with the end of a line", "a table cut short", () -> parse("", 0));
        assertMalformed(
                "t.csv", "must end with the end of a line", "a table cut short", () -> parse("time,a,b\n1,2,3", 1));
        assertMalformed("t.csv", "must have the 2 rows of its case", "1", () -> parse("time,a,b\n1,2,3\n", 2));
        assertMalformed("t.csv", "must have the 1 rows of its case", "2", () -> parse("time,a,b\n1,2,3\n\n", 1));
        assertMalformed("t.csv, row 1", "must have 3 fields", "2", () -> parse("time,a,b\n1,2,3\n1,2\n", 2));
        assertMalformed("t.csv, row 0", "must have 3 fields", "4", () -> parse("time,a,b\n1,2,3,4\n", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time,b,a", "time,a", "time,a,b,c", "time,a,a", "\ufefftime,a,b", "time,a,b\r", ""})
    void theColumnsStandInTheirOrder(String header) {
        GoldenDataException refused = refusal(GoldenDataException.class, () -> parse(header + "\n", 0));
        assertThat(refused.code()).isEqualTo(ErrorCode.GOLDEN_FILE_MALFORMED);
        assertThat(refused.faults().get(0).rule()).isEqualTo("must have the columns time,a,b");
    }

    private static void assertMalformed(String where, String rule, String value, Runnable reading) {
        assertThat(refusal(GoldenDataException.class, reading::run).faults())
                .extracting(Fault::code, Fault::where, Fault::rule, Fault::value)
                .containsExactly(tuple(ErrorCode.GOLDEN_FILE_MALFORMED, where, rule, value));
    }

    private static GoldenTable parse(String text, int rows) {
        return GoldenTable.parse("t.csv", text.getBytes(StandardCharsets.UTF_8), HEADER, rows);
    }
}
