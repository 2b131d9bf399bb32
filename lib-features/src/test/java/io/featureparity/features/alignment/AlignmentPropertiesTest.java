// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import static io.featureparity.features.alignment.MacroTestSources.SOURCES;
import static io.featureparity.features.alignment.MacroTestSources.bits;
import static io.featureparity.features.alignment.MacroTestSources.series;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for any bars and any publications. */
class AlignmentPropertiesTest {

    private static final int TRIES = 500;
    private static final int MOST_BARS = 400;
    private static final int MOST_PUBLICATIONS = 120;

    /** One market with its publications. */
    private static final class Case {
        private final Random random;
        private final long[] bars;
        private final List<Publication> publications;

        private Case(Random random, long[] bars, List<Publication> publications) {
            this.random = random;
            this.bars = bars;
            this.publications = publications;
        }

        private static Case of(long seed, int bars, int publications) {
            Random random = new Random(seed);
            long[] times = Publication.bars(random, bars);
            return new Case(random, times, Publication.around(random, times, SOURCES.size(), publications));
        }

        private double[][] aligned() {
            return series(publications).align(bars);
        }
    }

    /** Every bar searched by itself through everything; then each value where it is first seen; then filled forward. */
    private static double[][] oracle(long[] bars, List<Publication> publications) {
        double[][] columns = new double[SOURCES.size()][bars.length];
        for (int column = 0; column < columns.length; column++) {
            int of = column;
            List<Publication> candidates = publications.stream()
                    .filter(one -> one.column() == of && !Double.isNaN(one.value()))
                    .toList();
            Publication[] newest = new Publication[bars.length];
            for (int row = 0; row < bars.length; row++) {
                long time = bars[row];
                newest[row] = candidates.stream()
                        .filter(one -> one.available() <= time)
                        .max(Comparator.comparingLong(Publication::day).thenComparingLong(Publication::available))
                        .orElse(null);
            }
            for (int row = 0; row < bars.length; row++) {
                columns[column][row] = filled(newest, row, SOURCES.get(column).staleAfterBars());
            }
        }
        return columns;
    }

    private static double filled(Publication[] newest, int row, int limit) {
        if (newest[row] == null) {
            return Double.NaN;
        }
        int first = row;
        while (first > 0 && newest[row].equals(newest[first - 1])) {
            first--;
        }
        return row - first <= limit ? newest[row].value() : Double.NaN;
    }

    @Property(tries = TRIES)
    void B1_everyBarSeesTheNewestValueAvailableAndNotStale(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = MOST_BARS) int bars,
            @ForAll @IntRange(max = MOST_PUBLICATIONS) int publications) {
        Case all = Case.of(seed, bars, publications);
        assertThat(bits(all.aligned())).isEqualTo(bits(oracle(all.bars, all.publications)));
    }

    /** Columns interleaved in another way, and other orders of the values of one instant. */
    @Property(tries = TRIES)
    void F_anyShufflingThatKeepsAvailabilityGivesTheSame(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = MOST_BARS) int bars,
            @ForAll @IntRange(max = MOST_PUBLICATIONS) int publications) {
        Case all = Case.of(seed, bars, publications);
        long[][] expected = bits(all.aligned());

        List<Publication> ties = new ArrayList<>(all.publications);
        Collections.shuffle(ties, all.random);
        ties.sort(Comparator.comparingLong(Publication::available));
        assertThat(bits(series(ties).align(all.bars))).isEqualTo(expected);

        List<Publication> byColumn = new ArrayList<>(all.publications);
        byColumn.sort(Comparator.comparingInt(Publication::column));
        assertThat(bits(series(byColumn).align(all.bars))).isEqualTo(expected);
    }

    /** No look-ahead: not by the smallest instant there is. */
    @Property(tries = TRIES)
    void F_aValueThatBecomesAvailableOneInstantAfterABarDoesNotReachIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = MOST_BARS) int bars,
            @ForAll @IntRange(max = MOST_PUBLICATIONS) int publications,
            @ForAll @IntRange(max = MOST_BARS) int at) {
        Case all = Case.of(seed, bars, publications);
        int known = at % bars;
        long[][] expected = bits(head(all.aligned(), known + 1));
        long justAfter = all.bars[known] + 1;

        List<Publication> early = new ArrayList<>(all.publications);
        early.removeIf(one -> one.available() >= justAfter);
        assertThat(bits(head(series(early).align(all.bars), known + 1))).isEqualTo(expected);

        for (int column = 0; column < SOURCES.size(); column++) {
            early.add(new Publication(column, 20_365, justAfter, 12_345.5));
        }
        double[][] surprised = series(early).align(all.bars);
        assertThat(bits(head(surprised, known + 1))).isEqualTo(expected);
        if (known + 1 < bars) {
            for (double[] column : surprised) {
                assertThat(column[known + 1]).isEqualTo(12_345.5);
            }
        }
    }

    /** Live: values are added as they come, one bar is peeked at before it is served, and the cursor is moved about. */
    @Property(tries = TRIES)
    void C13_streamingWithLateAdditionsPeeksAndSnapshotsIsBatch(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = MOST_BARS) int bars,
            @ForAll @IntRange(max = MOST_PUBLICATIONS) int publications) {
        Case all = Case.of(seed, bars, publications);
        double[][] expected = all.aligned();

        MacroSeries live = series();
        MacroCursor cursor = live.cursor();
        double[] atBar = new double[SOURCES.size()];
        double[] peeked = new double[SOURCES.size()];
        double[] state = new double[cursor.stateLength()];
        double[] again = new double[cursor.stateLength()];
        int added = 0;
        for (int row = 0; row < bars; row++) {
            while (added < all.publications.size()
                    && (all.publications.get(added).available() <= all.bars[row] || all.random.nextInt(3) == 0)) {
                all.publications.get(added++).addTo(live);
            }
            cursor.save(state);
            cursor.peek(all.bars[row] + 7, peeked);
            cursor.peek(all.bars[row], peeked);
            cursor.save(again);
            assertThat(bits(again)).isEqualTo(bits(state));
            switch (all.random.nextInt(8)) {
                case 0 -> cursor.restore(state);
                case 1 -> {
                    cursor = live.copy().cursor();
                    cursor.restore(state);
                    cursor.at(all.bars[row], atBar);
                    assertThat(bits(atBar)).isEqualTo(bits(peeked));
                    cursor = live.cursor();
                    cursor.restore(state);
                }
                default -> {}
            }
            cursor.at(all.bars[row], atBar);
            assertThat(bits(peeked)).isEqualTo(bits(atBar));
            for (int column = 0; column < atBar.length; column++) {
                assertThat(Double.doubleToLongBits(atBar[column]))
                        .isEqualTo(Double.doubleToLongBits(expected[column][row]));
            }
        }
        assertThat(cursor.barsServed()).isEqualTo(bars);
    }

    /** A restart need not have read everything again: what was seen at the last bar is enough. */
    @Property(tries = TRIES)
    void C13_aRestoredCursorGoesOnOverWhatIsLeftOfTheSeries(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = MOST_BARS) int bars,
            @ForAll @IntRange(max = MOST_PUBLICATIONS) int publications,
            @ForAll @IntRange(min = 1, max = MOST_BARS) int at) {
        Case all = Case.of(seed, bars, publications);
        int stop = 1 + at % (bars - 1);
        double[][] expected = all.aligned();
        MacroCursor first = series(all.publications).cursor();
        double[] atBar = new double[SOURCES.size()];
        for (int row = 0; row < stop; row++) {
            first.at(all.bars[row], atBar);
        }
        double[] state = new double[first.stateLength()];
        first.save(state);

        MacroCursor second = series(neededFrom(all, all.bars[stop - 1])).cursor();
        second.restore(state);
        for (int row = stop; row < bars; row++) {
            second.at(all.bars[row], atBar);
            for (int column = 0; column < atBar.length; column++) {
                assertThat(Double.doubleToLongBits(atBar[column]))
                        .isEqualTo(Double.doubleToLongBits(expected[column][row]));
            }
        }
    }

    private static List<Publication> neededFrom(Case all, long lastBar) {
        List<Publication> needed = new ArrayList<>();
        for (int i = 0; i < SOURCES.size(); i++) {
            int column = i;
            all.publications.stream()
                    .filter(one -> one.column() == column && one.available() <= lastBar && !Double.isNaN(one.value()))
                    .max(Comparator.comparingLong(Publication::day).thenComparingLong(Publication::available))
                    .ifPresent(needed::add);
        }
        all.publications.stream().filter(one -> one.available() > lastBar).forEach(needed::add);
        return needed;
    }

    private static double[][] head(double[][] columns, int length) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOf(column, length))
                .toArray(double[][]::new);
    }
}
