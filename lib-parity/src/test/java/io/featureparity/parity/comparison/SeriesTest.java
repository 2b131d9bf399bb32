// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.contract.FeatureContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final int MARKET = 13;
    private static final int RSI = 3;
    private static final long START = 1_700_000_000_000L;
    private static final long FIVE_MINUTES = 300_000;

    /** A bar's values. */
    private record Row(long bar, double expected, double actual) {}

    @Test
    void onlyWhatDivergesHasASeriesAndOnlyARecordingComparisonKeepsIt() {
        Comparison recording = Comparison.recording("a", CONTRACT);
        record(recording, List.of(new Row(0, 1, 1), new Row(1, 2, 2.5), new Row(4, Double.NaN, Double.NaN)));
        assertThat(recording.series()).hasSize(1);
        Series series = recording.series().get(0);
        assertThat(series.first()).isEqualTo(recording.report().headline().orElseThrow());
        assertThat(series.rows()).isEqualTo(3);
        assertThat(series.barsPerBucket()).isEqualTo(1);
        assertThat(rows(series))
                .containsExactly(new Row(0, 1, 1), new Row(1, 2, 2.5), new Row(4, Double.NaN, Double.NaN));
        assertThat(series.time(2)).isEqualTo(START + 4 * FIVE_MINUTES);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> series.bar(3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> series.expected(-1));

        Comparison plain = new Comparison("a", CONTRACT);
        record(plain, rows(series));
        assertThat(plain.series()).isEmpty();
        assertThat(plain.report()).isEqualTo(recording.report());
    }

    @Test
    void aHundredThousandBarsAreKeptAsTheyAre() {
        List<Row> rows = new Walk(1, SeriesRecorder.MOST_POINTS, 77).rows;
        Series series = series(rows);
        assertThat(series.barsPerBucket()).isEqualTo(1);
        assertThat(rows(series).equals(rows)).isTrue();
        assertThat(series.thinnedTo(SeriesRecorder.MOST_POINTS))
                .satisfies(same -> assertThat(rows(same)).isEqualTo(rows));
    }

    @Test
    void oneBarMoreIsThinned() {
        List<Row> rows = new Walk(2, SeriesRecorder.MOST_POINTS + 1, 50_000).rows;
        Series series = series(rows);
        assertThat(series.barsPerBucket()).isEqualTo(32);
        assertThat(series.rows()).isEqualTo(rows.size());
        assertHonest(rows, series);
    }

    /** The first divergence comes at the beginning, in the middle, after a thinning, at the end. */
    @Property(tries = 6)
    void whatIsThinnedKeepsTheExtremesOfEachBucketAndAllAroundTheFirstDivergence(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 249_999) int divergesAt) {
        List<Row> rows = new Walk(seed, 250_000, divergesAt).rows;
        Series series = series(rows);
        assertThat(series.size()).isLessThanOrEqualTo(SeriesRecorder.MOST_POINTS);
        assertHonest(rows, series);
        Series fewer = series.thinnedTo(6_000);
        assertThat(fewer.size()).isLessThanOrEqualTo(6_000);
        assertHonest(rows, fewer);
    }

    @Test
    void thereMustBeRoomForTheWindowThatIsKeptWhole() {
        Series series = series(new Walk(3, 2_000, 5).rows);
        assertThatIllegalArgumentException().isThrownBy(() -> series.thinnedTo(3_999));
        assertThat(series.thinnedTo(4_000).size()).isEqualTo(2_000);
    }

    private static void assertHonest(List<Row> rows, Series series) {
        List<Row> kept = rows(series);
        assertThat(kept).as("no value is made up").allMatch(row -> row.equals(rows.get((int) row.bar())));
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).bar()).isGreaterThan(kept.get(i - 1).bar());
        }
        Buckets buckets = new Buckets(rows.size(), series.barsPerBucket());
        assertSame(buckets.extremes(kept, Row::expected), buckets.extremes(rows, Row::expected));
        assertSame(buckets.extremes(kept, Row::actual), buckets.extremes(rows, Row::actual));
        ToDoubleFunction<Row> difference = row -> row.actual() - row.expected();
        assertSame(buckets.extremes(kept, difference), buckets.extremes(rows, difference));
        assertThat(buckets.worst(kept)).isEqualTo(buckets.worst(rows));
        int first = (int) series.first().bar();
        List<Row> around = rows.subList(Math.max(0, first - 256), Math.min(rows.size(), first + 1024));
        assertThat(new HashSet<>(kept).containsAll(around)).isTrue();
    }

    private static void assertSame(double[][] actual, double[][] expected) {
        assertThat(actual[0]).isEqualTo(expected[0]);
        assertThat(actual[1]).isEqualTo(expected[1]);
    }

    /** What the rows of each bucket are together. Arrays, for there are thousands of buckets and a quarter million rows. */
    private record Buckets(int bars, long width) {

        private int count() {
            return (int) (bars / width) + 1;
        }

        /** The least and the greatest value of each; NaN where there is none. */
        private double[][] extremes(List<Row> rows, ToDoubleFunction<Row> value) {
            double[][] extremes = new double[2][count()];
            Arrays.fill(extremes[0], Double.NaN);
            Arrays.fill(extremes[1], Double.NaN);
            for (Row row : rows) {
                double is = value.applyAsDouble(row);
                int bucket = (int) (row.bar() / width);
                if (!Double.isNaN(is)) {
                    boolean first = Double.isNaN(extremes[0][bucket]);
                    extremes[0][bucket] = first ? is : Math.min(extremes[0][bucket], is);
                    extremes[1][bucket] = first ? is : Math.max(extremes[1][bucket], is);
                }
            }
            return extremes;
        }

        /** The largest distance in each; -1 where there is no row. */
        private long[] worst(List<Row> rows) {
            long[] worst = new long[count()];
            Arrays.fill(worst, -1);
            for (Row row : rows) {
                int bucket = (int) (row.bar() / width);
                worst[bucket] = Math.max(worst[bucket], UlpDistance.between(row.expected(), row.actual()));
            }
            return worst;
        }
    }

    private static Series series(List<Row> rows) {
        Comparison comparison = Comparison.recording("a walk", CONTRACT);
        record(comparison, rows);
        return comparison.series().get(0);
    }

    private static void record(Comparison comparison, List<Row> rows) {
        double[] expected = new double[MARKET];
        double[] actual = new double[MARKET];
        for (Row row : rows) {
            expected[RSI] = row.expected();
            actual[RSI] = row.actual();
            comparison.raw(row.bar(), START + row.bar() * FIVE_MINUTES, expected, actual);
        }
    }

    private static List<Row> rows(Series series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> new Row(series.bar(i), series.expected(i), series.actual(i)))
                .toList();
    }

    /** A walk with jumps and gaps that diverges from a bar on, now and then. */
    private static final class Walk {
        private final List<Row> rows = new ArrayList<>();

        private Walk(long seed, int bars, int divergesAt) {
            Random random = new Random(seed);
            double at = 50;
            for (int bar = 0; bar < bars; bar++) {
                at += random.nextGaussian() * (random.nextInt(1000) == 0 ? 50 : 1);
                double expected = random.nextInt(500) == 0 ? Double.NaN : at;
                boolean diverges = bar == divergesAt || (bar > divergesAt && random.nextInt(3) == 0);
                double actual = diverges ? (random.nextInt(50) == 0 ? 1.0 : at + random.nextGaussian()) : expected;
                rows.add(new Row(bar, expected, actual));
            }
        }
    }
}
