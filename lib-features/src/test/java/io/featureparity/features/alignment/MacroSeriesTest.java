// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import static io.featureparity.features.alignment.MacroTestSources.CALENDAR;
import static io.featureparity.features.alignment.MacroTestSources.bits;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacroSeriesTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final Instant NOON = Instant.parse("2024-03-05T12:00:00Z");

    private MacroSeries series;

    @BeforeEach
    void makeSeries() {
        series = MacroTestSources.series();
    }

    private double seen(String column, String time) {
        return series.copy()
                .align(new long[] {Instant.parse(time).toEpochMilli()})[
                series.columns().indexOf(column)][0];
    }

    /** Whatever is refused leaves the series as it was. */
    private void assertRefused(ErrorCode code, String where, String value, ThrowingCallable call) {
        List<Integer> before = series.columns().stream().map(series::size).toList();
        long absentBefore = series.absentValues();
        InputException refused = refusal(InputException.class, call);
        Fault fault = refused.faults().get(0);
        assertThat(refused.faults()).hasSize(1);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.where()).isEqualTo(where);
        assertThat(fault.value()).isEqualTo(value);
        assertThat(series.columns().stream().map(series::size).toList()).isEqualTo(before);
        assertThat(series.absentValues()).isEqualTo(absentBefore);
    }

    @Test
    void B1_theColumnsAreThoseOfTheContract() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        MacroSeries ofContract = MacroSeries.of(contract, CALENDAR);
        assertThat(ofContract.columns()).isEqualTo(contract.macroColumns());
        ofContract.add("treasury_10y", MONDAY, 4.1);
        assertThat(ofContract.size("treasury_10y")).isEqualTo(1);
        assertThat(ofContract.size("dxy")).isZero();
    }

    // ---- of which only the day is known

    /** Easter 2024: there is no session from Thursday, March 28, to Sunday. */
    @ParameterizedTest
    @CsvSource({
        "dxy, 2024-03-04, 2024-03-05T13:00:00Z",
        "dxy, 2024-03-08, 2024-03-11T13:00:00Z",
        "dxy, 2024-03-09, 2024-03-11T13:00:00Z",
        "dxy, 2024-03-27, 2024-04-01T13:00:00Z",
        "vix, 2024-03-04, 2024-03-07T13:00:00Z",
        "vix, 2024-03-27, 2024-04-03T13:00:00Z",
        "embi, 2024-03-04, 2024-03-05T13:30:00Z",
        "embi, 2024-03-09, 2024-03-10T12:30:00Z",
    })
    void F_aDateIsAvailableWhenTheContractSaysAndNeverOnItsDay(String column, LocalDate day, Instant available) {
        series.add(column, day, 5.5);
        assertThat(seen(column, available.toString())).isEqualTo(5.5);
        assertThat(seen(column, available.minusMillis(1).toString())).isNaN();
    }

    @Test
    void F_aDateWithoutALagIsRefused() {
        assertRefused(
                ErrorCode.MACRO_DATE_WITHOUT_LAG,
                "macro value brent for 2024-03-04",
                "a date alone",
                () -> series.add("brent", MONDAY, 80));
        series.add("brent", MONDAY, NOON, 80);
        assertThat(seen("brent", "2024-03-05T12:00:00Z")).isEqualTo(80);
    }

    @Test
    void aDateWithALagMayComeWithItsInstant() {
        series.add("dxy", MONDAY, Instant.parse("2024-03-04T21:00:00Z"), 103);
        series.add("dxy", TUESDAY, 104);
        assertThat(seen("dxy", "2024-03-04T21:00:00Z")).isEqualTo(103);
        assertThat(seen("dxy", "2024-03-06T13:00:00Z")).isEqualTo(104);
    }

    // ---- which of several

    @Test
    void F_aLateValueOfAnEarlierDayDoesNotDisplaceANewerDay() {
        series.add("brent", TUESDAY, NOON, 81);
        series.add("brent", MONDAY, NOON.plusMillis(1), 80);
        assertThat(seen("brent", "2024-03-05T12:30:00Z")).isEqualTo(81);
    }

    @Test
    void F_ofOneDayTheLatestPublicationCounts() {
        series.add("brent", MONDAY, NOON, 80);
        series.add("brent", MONDAY, NOON.plusMillis(1), 80.5);
        assertThat(seen("brent", "2024-03-05T12:00:00Z")).isEqualTo(80);
        assertThat(seen("brent", "2024-03-05T12:00:00.001Z")).isEqualTo(80.5);
    }

    @Test
    void aValueMayBeForADayToCome() {
        series.add("brent", TUESDAY.plusDays(1), NOON, 82);
        assertThat(seen("brent", "2024-03-05T12:00:00Z")).isEqualTo(82);
    }

    // ---- instants finer than a bar's

    @ParameterizedTest
    @CsvSource({
        "2024-03-05T12:00:00.000000001Z, 2024-03-05T12:00:00.001Z",
        "2024-03-05T12:00:00.000500Z, 2024-03-05T12:00:00.001Z",
        "2024-03-05T12:00:00.000999999Z, 2024-03-05T12:00:00.001Z",
        "2024-03-05T12:00:00.001Z, 2024-03-05T12:00:00.001Z",
        "1969-12-31T23:59:59.999000001Z, 1970-01-01T00:00:00Z",
    })
    void F_anInstantFinerThanAMillisecondIsTheNextMillisecond(Instant available, Instant millisecond) {
        series.add("brent", MONDAY, available, 80);
        assertThat(seen("brent", millisecond.toString())).isEqualTo(80);
        assertThat(seen("brent", millisecond.minusMillis(1).toString())).isNaN();
    }

    // ---- absent and refused

    @Test
    void B2_NaNSaysThatNothingWasPublished() {
        series.add("brent", MONDAY, NOON, 80);
        series.add("brent", TUESDAY, NOON.plusMillis(1), Double.NaN);
        series.add("brent", TUESDAY, NOON.plusMillis(1), Double.longBitsToDouble(0xFFF0_0000_0000_0001L));
        assertThat(seen("brent", "2024-03-05T13:00:00Z")).isEqualTo(80);
        assertThat(series.size("brent")).isEqualTo(1);
        assertThat(series.absentValues()).isEqualTo(2);
        assertThat(series.copy().absentValues()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void B2_anInfinityIsRefused(double value) {
        assertRefused(
                ErrorCode.MACRO_VALUE_INFINITE,
                "macro value brent for 2024-03-04",
                Double.toString(value),
                () -> series.add("brent", MONDAY, NOON, value));
        assertRefused(
                ErrorCode.MACRO_VALUE_INFINITE,
                "macro value dxy for 2024-03-04",
                Double.toString(value),
                () -> series.add("dxy", MONDAY, value));
    }

    @Test
    void availabilityThatGoesBackwardsIsRefusedInEachColumn() {
        series.add("brent", MONDAY, NOON, 80);
        assertRefused(
                ErrorCode.MACRO_UNSORTED,
                "macro value brent for 2024-03-05",
                "2024-03-05T11:59:59.999Z",
                () -> series.add("brent", TUESDAY, NOON.minusMillis(1), 81));
        assertRefused(
                ErrorCode.MACRO_UNSORTED,
                "macro value brent for 2024-03-05",
                "2024-03-05T11:59:59.999Z",
                () -> series.add("brent", TUESDAY, NOON.minusMillis(1), Double.NaN));
        series.add("dxy", MONDAY, NOON.minusMillis(1), 103);
        series.add("vix", TUESDAY, 15);
        assertRefused(
                ErrorCode.MACRO_UNSORTED,
                "macro value vix for 2024-03-04",
                "2024-03-07T13:00:00Z",
                () -> series.add("vix", MONDAY, 14));
    }

    @Test
    void theSameDayWithTheSameAvailabilityTwiceIsRefused() {
        series.add("brent", MONDAY, NOON, 80);
        series.add("brent", TUESDAY, NOON, 81);
        for (double value : new double[] {80, 79}) {
            assertRefused(
                    ErrorCode.MACRO_VALUE_TWICE,
                    "macro value brent for 2024-03-04",
                    Double.toString(value),
                    () -> series.add("brent", MONDAY, NOON, value));
        }
        series.add("dxy", MONDAY, 103);
        assertRefused(
                ErrorCode.MACRO_VALUE_TWICE,
                "macro value dxy for 2024-03-04",
                "103.5",
                () -> series.add("dxy", MONDAY, 103.5));
        series.add("brent", MONDAY, NOON.plusMillis(1), 80);
    }

    @Test
    void anUnknownColumnIsRefused() {
        assertRefused(
                ErrorCode.UNKNOWN_MACRO_COLUMN, "macro series", "gold", () -> series.add("gold", MONDAY, NOON, 80));
        assertRefused(ErrorCode.UNKNOWN_MACRO_COLUMN, "macro series", "gold", () -> series.add("gold", MONDAY, 80));
        assertRefused(ErrorCode.UNKNOWN_MACRO_COLUMN, "macro series", "DXY", () -> series.size("DXY"));
    }

    /** Microseconds, nanoseconds and pandas' NaT among them. */
    @Test
    void aTimeThatIsNoneIsRefused() {
        ErrorCode code = ErrorCode.TIME_NOT_COVERED;
        assertRefused(
                code,
                "macro value brent for 2024-03-04",
                "-9223372036854775808 ms",
                () -> series.add(3, MONDAY.toEpochDay(), Long.MIN_VALUE, 80));
        assertRefused(
                code,
                "macro value brent for 2024-03-04",
                "1709640000000000 ms",
                () -> series.add(3, MONDAY.toEpochDay(), 1_709_640_000_000_000L, 80));
        assertRefused(
                code,
                "macro value brent",
                "day -9223372036854775808",
                () -> series.add(3, Long.MIN_VALUE, NOON.toEpochMilli(), 80));
        assertRefused(
                code,
                "macro value brent for 2024-03-04",
                Instant.MAX.toString(),
                () -> series.add("brent", MONDAY, Instant.MAX, 80));
        assertRefused(
                code,
                "macro value brent",
                LocalDate.MIN.toString(),
                () -> series.add("brent", LocalDate.MIN, NOON, 80));
        assertRefused(code, "macro value embi", LocalDate.MAX.toString(), () -> series.add("embi", LocalDate.MAX, 300));
        assertRefused(code, "trading calendar", "2200-01-01", () -> series.add("dxy", LocalDate.of(2199, 12, 31), 103));
        assertRefused(
                code,
                "macro value embi for 2199-12-31",
                "2200-01-01T13:30:00Z",
                () -> series.add("embi", LocalDate.of(2199, 12, 31), 300));
    }

    @Test
    void theFirstAndTheLastDayAreDaysToo() {
        series.add("brent", LocalDate.of(1900, 1, 1), Instant.parse("1900-01-01T00:00:00Z"), 80);
        series.add("brent", LocalDate.of(2199, 12, 31), Instant.parse("2199-12-31T23:59:59.999Z"), 81);
        assertThat(series.size("brent")).isEqualTo(2);
    }

    // ---- while bars are served

    @Test
    void F_aValueAvailableBeforeABarThatWasServedWithoutItIsRefused() {
        MacroCursor cursor = series.cursor();
        double[] atBar = new double[4];
        cursor.at(NOON.toEpochMilli(), atBar);
        String where = "macro value brent for 2024-03-04";
        assertRefused(
                ErrorCode.MACRO_VALUE_TOO_LATE,
                where,
                "2024-03-05T12:00:00Z",
                () -> series.add("brent", MONDAY, NOON, 80));
        assertRefused(
                ErrorCode.MACRO_VALUE_TOO_LATE,
                where,
                "2024-03-05T11:59:59.999Z",
                () -> series.add("brent", MONDAY, NOON.minusMillis(1), 80));
        series.add("brent", MONDAY, NOON.plusNanos(1), 80);
        cursor.at(NOON.toEpochMilli() + 1, atBar);
        assertThat(atBar[3]).isEqualTo(80);
        series.copy().add("brent", TUESDAY, NOON.plusMillis(1), 81);
    }

    @Test
    void aPeekServesNothing() {
        series.cursor().peek(NOON.toEpochMilli() + 1, new double[4]);
        series.add("brent", MONDAY, NOON, 80);
        assertThat(series.size("brent")).isEqualTo(1);
    }

    @Test
    void theLastBarOfARestoredStateCountsAsServed() {
        MacroCursor cursor = series.cursor();
        cursor.at(NOON.toEpochMilli(), new double[4]);
        double[] state = new double[cursor.stateLength()];
        cursor.save(state);
        series = MacroTestSources.series();
        series.cursor().restore(state);
        assertRefused(
                ErrorCode.MACRO_VALUE_TOO_LATE,
                "macro value brent for 2024-03-04",
                "2024-03-05T12:00:00Z",
                () -> series.add("brent", MONDAY, NOON, 80));
    }

    @Test
    void aCopyIsItsOwn() {
        series.add("brent", MONDAY, NOON, 80);
        MacroSeries copy = series.copy();
        for (int i = 1; i < 100; i++) {
            copy.add("brent", MONDAY.plusDays(i), NOON.plusSeconds(i), 80 + i);
        }
        assertThat(series.size("brent")).isEqualTo(1);
        assertThat(copy.size("brent")).isEqualTo(100);
        long[] later = {NOON.plusSeconds(99).toEpochMilli()};
        assertThat(copy.align(later)[3][0]).isEqualTo(179);
        assertThat(series.align(later)[3][0]).isEqualTo(80);
    }

    @Test
    void noColumnsAndNoBarsAreFine() {
        assertThat(bits(MacroSeries.of(List.of(), CALENDAR).align(new long[] {1, 2})))
                .isEmpty();
        assertThat(series.align(new long[0])).hasDimensions(4, 0);
    }
}
