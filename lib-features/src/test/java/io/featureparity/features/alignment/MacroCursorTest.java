// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import static io.featureparity.features.alignment.MacroTestSources.bits;
import static io.featureparity.features.alignment.Publication.BAR;
import static io.featureparity.features.alignment.Publication.FIRST_BAR;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.Availability;
import io.featureparity.contract.MacroSource;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.testsupport.allocation.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacroCursorTest {

    private static final long DAY_0 = 19_786;

    private static MacroSeries oneColumn(int staleAfterBars) {
        return MacroSeries.of(
                List.of(new MacroSource("dxy", new Availability.AsPublished(), staleAfterBars)),
                MacroTestSources.CALENDAR);
    }

    private static long bar(int index) {
        return FIRST_BAR + index * BAR;
    }

    private static double[] aligned(MacroSeries series, int bars) {
        return series.align(LongStream.range(0, bars).map(i -> bar((int) i)).toArray())[0];
    }

    // ---- how long

    /** The bar that first sees it, and the 144 after that one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 144})
    void B1_aValueIsSeenAtItsFirstBarAndAtAsManyAfterAsTheLimitSays(int limit) {
        MacroSeries series = oneColumn(limit);
        series.add(0, DAY_0, bar(3), 103.5);
        double[] column = aligned(series, 3 + limit + 300);
        for (int i = 0; i < column.length; i++) {
            if (i >= 3 && i <= 3 + limit) {
                assertThat(column[i]).as("bar " + i).isEqualTo(103.5);
            } else {
                assertThat(column[i]).as("bar " + i).isNaN();
            }
        }
    }

    @Test
    void B1_withoutALimitAValueIsSeenForEver() {
        MacroSeries series = oneColumn(MacroSource.NO_LIMIT);
        series.add(0, DAY_0, bar(3), 103.5);
        assertThat(Arrays.stream(aligned(series, 10_000)).skip(3)).allMatch(value -> value == 103.5);
    }

    /** Bars count, not time: a night or a hole in the data makes nothing stale. */
    @Test
    void B1_theLimitIsInBarsServed() {
        MacroSeries series = oneColumn(2);
        series.add(0, DAY_0, bar(0), 103.5);
        double[] column = series.align(new long[] {bar(0), bar(1000), bar(2000), bar(2001)})[0];
        assertThat(column).containsExactly(103.5, 103.5, 103.5, Double.NaN);
    }

    @Test
    void B1_theCountBeginsWithTheFirstBarServedHoweverOldTheValue() {
        MacroSeries series = oneColumn(1);
        series.add(0, DAY_0 - 300, bar(-90_000), 103.5);
        assertThat(aligned(series, 3)).containsExactly(103.5, 103.5, Double.NaN);
    }

    /** Another publication of the same value is new; one of an earlier day, or of nothing, is not. */
    @Test
    void B1_onlyANewerPublicationStartsTheCountAgain() {
        MacroSeries series = oneColumn(2);
        series.add(0, DAY_0, bar(0), 103.5);
        series.add(0, DAY_0 - 1, bar(1), 50);
        series.add(0, DAY_0 + 1, bar(2), Double.NaN);
        series.add(0, DAY_0, bar(4), 103.5);
        series.add(0, DAY_0 + 1, bar(5), 103.5);
        assertThat(aligned(series, 9))
                .containsExactly(103.5, 103.5, 103.5, Double.NaN, 103.5, 103.5, 103.5, 103.5, Double.NaN);
    }

    @Test
    void F_nothingIsFilledBackwards() {
        MacroSeries series = oneColumn(MacroSource.NO_LIMIT);
        series.add(0, DAY_0, bar(4) + 1, 103.5);
        assertThat(aligned(series, 6))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 103.5);
    }

    @Test
    void theSignOfZeroIsKept() {
        MacroSeries series = oneColumn(2);
        series.add(0, DAY_0, bar(0), -0.0);
        assertThat(bits(aligned(series, 1))).containsExactly(Double.doubleToRawLongBits(-0.0));
    }

    // ---- a forming bar

    @Test
    void aPeekGivesWhatTheNextBarWouldSeeAndChangesNothing() {
        MacroSeries series = oneColumn(1);
        series.add(0, DAY_0, bar(0), 1);
        series.add(0, DAY_0 + 1, bar(2), 2);
        MacroCursor cursor = series.cursor();
        double[] out = new double[1];
        cursor.peek(bar(2), out);
        assertThat(out).containsExactly(2);
        cursor.at(bar(0), out);
        cursor.peek(bar(1), out);
        assertThat(out).containsExactly(1);
        cursor.at(bar(1), out);
        cursor.peek(bar(2) - 1, out);
        assertThat(out).containsExactly(Double.NaN);
        cursor.peek(bar(2), out);
        assertThat(out).containsExactly(2);
        assertThat(cursor.barsServed()).isEqualTo(2);
    }

    // ---- refused

    private static void assertRefused(ErrorCode code, MacroCursor cursor, ThrowingCallable call) {
        double[] before = new double[cursor.stateLength()];
        cursor.save(before);
        assertThat(refusal(InputException.class, call).code()).isEqualTo(code);
        double[] after = new double[cursor.stateLength()];
        cursor.save(after);
        assertThat(bits(after)).isEqualTo(bits(before));
    }

    @Test
    void aBarThatIsNotAfterTheLastOneIsRefused() {
        MacroSeries series = oneColumn(1);
        series.add(0, DAY_0, bar(-1), 1);
        MacroCursor cursor = series.cursor();
        double[] out = new double[1];
        cursor.at(bar(0), out);
        ErrorCode code = ErrorCode.TIME_NOT_AFTER;
        assertRefused(code, cursor, () -> cursor.at(bar(0), out));
        assertRefused(code, cursor, () -> cursor.at(bar(-1), out));
        assertRefused(code, cursor, () -> cursor.peek(bar(0), out));
        assertRefused(code, cursor, () -> series.align(new long[] {bar(1), bar(1)}));
    }

    @Test
    void anArrayThatIsTooShortIsRefused() {
        MacroCursor cursor = MacroTestSources.series().cursor();
        ErrorCode code = ErrorCode.LENGTH_DIFFERS;
        assertRefused(code, cursor, () -> cursor.at(bar(0), new double[3]));
        assertRefused(code, cursor, () -> cursor.peek(bar(0), new double[3]));
        assertRefused(code, cursor, () -> cursor.save(new double[cursor.stateLength() - 1]));
        cursor.at(bar(0), new double[5]);
        assertThat(cursor.barsServed()).isEqualTo(1);
    }

    // ---- state

    private static MacroCursor served(MacroSeries series, int bars) {
        MacroCursor cursor = series.cursor();
        double[] out = new double[series.columns().size()];
        for (int i = 0; i < bars; i++) {
            cursor.at(bar(i), out);
        }
        return cursor;
    }

    private static double[] stateAfterTenBars() {
        MacroSeries series = oneColumn(144);
        series.add(0, DAY_0, bar(2), 103.5);
        MacroCursor cursor = served(series, 10);
        double[] state = new double[cursor.stateLength()];
        cursor.save(state);
        return state;
    }

    private static void assertNotRestored(ErrorCode code, MacroSeries over, double[] state) {
        MacroCursor cursor = over.cursor();
        double[] before = new double[cursor.stateLength()];
        cursor.save(before);
        assertThat(refusal(SnapshotException.class, () -> cursor.restore(state)).code())
                .isEqualTo(code);
        double[] after = new double[cursor.stateLength()];
        cursor.save(after);
        assertThat(bits(after)).isEqualTo(bits(before));
        over.add(0, DAY_0 + 50, bar(-50), 1); // nothing was served, so that anything can be added
    }

    @Test
    void aStateIsRestoredOverASeriesThatHoldsWhatWasSeen() {
        MacroSeries series = oneColumn(144);
        series.add(0, DAY_0, bar(2), 103.5);
        series.add(0, DAY_0 + 1, bar(11), 104.5);
        MacroCursor cursor = series.cursor();
        cursor.restore(stateAfterTenBars());
        double[] out = new double[1];
        cursor.at(bar(10), out);
        assertThat(out).containsExactly(103.5);
        cursor.at(bar(11), out);
        assertThat(out).containsExactly(104.5);
        assertThat(cursor.barsServed()).isEqualTo(12);
    }

    @Test
    void aStateOfNoBarIsRestoredOverAnything() {
        MacroSeries series = oneColumn(144);
        double[] state = new double[series.cursor().stateLength()];
        series.cursor().save(state);
        series.add(0, DAY_0, bar(-9), 103.5);
        MacroCursor cursor = series.cursor();
        cursor.restore(state);
        assertThat(cursor.barsServed()).isZero();
        double[] out = new double[1];
        cursor.at(bar(-9), out);
        assertThat(out).containsExactly(103.5);
    }

    @Test
    void aSeriesThatDoesNotHoldWhatWasSeenIsRefused() {
        ErrorCode code = ErrorCode.SNAPSHOT_MACRO;
        double[] state = stateAfterTenBars();
        assertNotRestored(code, oneColumn(144), state);
        List<Publication> others = List.of(
                new Publication(0, DAY_0, bar(2), 103.25),
                new Publication(0, DAY_0, bar(2) - 1, 103.5),
                new Publication(0, DAY_0 - 1, bar(2), 103.5),
                new Publication(0, DAY_0, bar(10), 103.5));
        for (Publication other : others) {
            MacroSeries series = oneColumn(144);
            other.addTo(series);
            assertThat(refusal(SnapshotException.class, () -> series.cursor().restore(state))
                            .code())
                    .isEqualTo(code);
        }
        MacroSeries newer = oneColumn(144);
        newer.add(0, DAY_0, bar(2), 103.5);
        newer.add(0, DAY_0 + 1, bar(9), 103.5);
        assertThatThrownBy(() -> newer.cursor().restore(state))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining(
                        "macro state, column dxy: the series must hold what was seen at the last bar, 103.5"
                                + " for 2024-03-04, available at 2024-03-04T13:10:00Z, but was 103.5 for 2024-03-05");
    }

    @Test
    void whatIsNoStateIsRefused() {
        ErrorCode code = ErrorCode.SNAPSHOT_STATE;
        assertNotRestored(code, oneColumn(144), new double[0]);
        assertNotRestored(code, oneColumn(144), new double[7]);
        // Of a state of six numbers: the bars, since which of them the value is seen, and for which day it is.
        double[][] broken = {
            {0, -1}, {0, Double.NEGATIVE_INFINITY}, {0, -0.0}, {2, 10}, {2, -1}, {2, Double.NaN}, {3, 0.5}, {3, -1e9},
        };
        for (double[] change : broken) {
            double[] state = stateAfterTenBars();
            state[(int) change[0]] = change[1];
            assertNotRestored(code, oneColumn(144), state);
        }
    }

    @Test
    void aMillionBarsAllocateNothing() {
        Random random = new Random(7);
        List<Publication> publications = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            publications.add(new Publication(random.nextInt(4), DAY_0 + i / 100, bar(i * 25), random.nextGaussian()));
        }
        MacroCursor cursor = MacroTestSources.series(publications.stream()
                        .filter(one -> one.column() != 2 || one.available() % 7 == 0)
                        .toList())
                .cursor();
        double[] out = new double[4];
        double[] state = new double[cursor.stateLength()];
        cursor.at(bar(-1), out);
        long before = Allocation.ofThisThread();
        for (int i = 0; i < 1_000_000; i++) {
            cursor.peek(bar(i), out);
            cursor.at(bar(i), out);
            cursor.save(state);
        }
        assertThat(Allocation.ofThisThread() - before).isLessThan(10_000);
        assertThat(cursor.barsServed()).isEqualTo(1_000_001);
    }
}
