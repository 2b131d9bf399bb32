// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriceSeriesTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final int RSI = 3;

    /** A bar's price. */
    private record Price(long bar, double close) {}

    @Test
    void onlyARecordingComparisonKeepsPrices() {
        Comparison recording = Comparison.recording("a", CONTRACT);
        assertThat(recording.prices().size()).isZero();
        recording.price(4, 3900.5);
        recording.price(5, 3901);
        assertThat(prices(recording.prices())).containsExactly(new Price(4, 3900.5), new Price(5, 3901));
        assertThat(recording.prices().barsPerBucket()).isEqualTo(1);

        Comparison plain = new Comparison("a", CONTRACT);
        plain.price(4, 3900.5);
        assertThat(plain.prices().size()).isZero();
    }

    @Test
    void asManyAsThereIsRoomForAreKeptAsTheyAre() {
        List<Price> walk = walk(1, PriceSeries.MOST_POINTS);
        PriceSeries series = record(walk, Set.of(77));
        assertThat(prices(series)).isEqualTo(walk);
        assertThat(series.thinnedTo(PriceSeries.MOST_POINTS)).isSameAs(series);
        PriceSeries fewer = series.thinnedTo(1000);
        assertThat(fewer.size()).isLessThanOrEqualTo(1000);
        assertHonest(walk, fewer, Set.of(77));
        assertThat(series.thinnedTo(0).size()).as("what is whole stays").isGreaterThan(250);
        assertThat(PriceSeries.none().thinnedTo(0).size()).isZero();
    }

    @Property(tries = 6)
    void whatIsThinnedKeepsTheExtremesOfEachBucketAndAllAroundTheFirstDivergences(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 179_999) int one,
            @ForAll @IntRange(min = 0, max = 179_999) int other) {
        List<Price> walk = walk(seed, 180_000);
        PriceSeries series = record(walk, Set.copyOf(Arrays.asList(one, other)));
        assertThat(series.size()).isLessThanOrEqualTo(PriceSeries.MOST_POINTS);
        assertThat(series.barsPerBucket()).isGreaterThan(1);
        assertHonest(walk, series, Set.copyOf(Arrays.asList(one, other)));
        assertHonest(walk, series.thinnedTo(2_000), Set.copyOf(Arrays.asList(one, other)));
    }

    private static void assertHonest(List<Price> walk, PriceSeries series, Set<Integer> divergences) {
        List<Price> kept = prices(series);
        Set<Price> known = new HashSet<>(kept);
        assertThat(new HashSet<>(walk).containsAll(kept))
                .as("no price is made up")
                .isTrue();
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).bar()).isGreaterThan(kept.get(i - 1).bar());
        }
        assertThat(extremes(kept, series.barsPerBucket())).isEqualTo(extremes(walk, series.barsPerBucket()));
        for (int bar : divergences) {
            List<Price> around = walk.subList(
                    Math.max(0, bar - PriceRecorder.WHOLE_BEFORE),
                    Math.min(walk.size(), bar + PriceRecorder.WHOLE_AFTER));
            assertThat(known.containsAll(around)).isTrue();
        }
    }

    private static Map<Long, List<Double>> extremes(List<Price> prices, long width) {
        Map<Long, List<Double>> extremes = new HashMap<>();
        prices.forEach(price -> extremes.merge(
                price.bar() / width,
                List.of(price.close(), price.close()),
                (a, b) -> List.of(Math.min(a.get(0), b.get(0)), Math.max(a.get(1), b.get(1)))));
        return extremes;
    }

    /** At each of the bars another feature diverges for the first time. */
    private static PriceSeries record(List<Price> walk, Set<Integer> divergences) {
        Comparison comparison = Comparison.recording("a walk", CONTRACT);
        int feature = RSI;
        for (Price price : walk) {
            comparison.price(price.bar(), price.close());
            if (divergences.contains((int) price.bar())) {
                comparison.value(Stage.RAW, feature++, price.bar(), 0, 1, 2);
            }
        }
        return comparison.prices();
    }

    private static List<Price> walk(long seed, int bars) {
        Random random = new Random(seed);
        List<Price> walk = new ArrayList<>();
        double at = 4000;
        for (int bar = 0; bar < bars; bar++) {
            at += random.nextGaussian();
            walk.add(new Price(bar, at));
        }
        return walk;
    }

    private static List<Price> prices(PriceSeries series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> new Price(series.bar(i), series.close(i)))
                .toList();
    }
}
