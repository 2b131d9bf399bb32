// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.parity.comparison.Distances.Bucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DistancesTest {

    @Test
    void nothingCountedHasNoDistance() {
        assertThat(new DistanceCounter().distances()).isEqualTo(Distances.NONE);
        assertThat(new DistanceCounter().isEmpty()).isTrue();
        assertThat(Distances.NONE.count()).isEqualTo(0);
        assertThat(Distances.NONE.medianAtLeast()).isEqualTo(0);
        assertThat(Distances.NONE.medianAtMost()).isEqualTo(0);
    }

    @Test
    void smallDistancesHaveABucketEachAndLargerOnesShareIt() {
        assertThat(count(0, 0, 1, 15, 16, 17, 18, 1L << 62, UlpDistance.INCOMPARABLE - 1, UlpDistance.INCOMPARABLE))
                .isEqualTo(new Distances(
                        UlpDistance.INCOMPARABLE,
                        List.of(
                                new Bucket(0, 0, 2),
                                new Bucket(1, 1, 1),
                                new Bucket(15, 15, 1),
                                new Bucket(16, 17, 2),
                                new Bucket(18, 19, 1),
                                new Bucket(1L << 62, (1L << 62) + (1L << 59) - 1, 1),
                                new Bucket(15L << 59, UlpDistance.INCOMPARABLE - 1, 1),
                                new Bucket(UlpDistance.INCOMPARABLE, UlpDistance.INCOMPARABLE, 1))));
    }

    @Test
    void aQuantileIsOfPairsOfTwoNumbersAlone() {
        Distances counted = count(0, 0, 0, 0, 0, 1, 2, 3, 4, 1000, UlpDistance.INCOMPARABLE, UlpDistance.INCOMPARABLE);
        assertThat(counted.equal()).isEqualTo(5);
        assertThat(counted.oneSided()).isEqualTo(2);
        assertThat(counted.percentileAtMost(50)).isZero();
        assertThat(counted.percentileAtMost(60)).isEqualTo(1);
        assertThat(counted.percentileAtMost(90)).isEqualTo(4);
        assertThat(counted.percentileAtMost(99)).isBetween(1000L, 1125L);
        assertThat(count(7).percentileAtMost(1)).isEqualTo(7);
        assertThat(count(UlpDistance.INCOMPARABLE).percentileAtMost(50)).isZero();
        assertThat(Distances.NONE.percentileAtMost(99)).isZero();
        assertThat(Distances.NONE.equal()).isZero();
        assertThat(Distances.NONE.oneSided()).isZero();
        assertThat(count(3, 3).equal()).isZero();
        assertThat(count(3, 3).oneSided()).isZero();
    }

    @Test
    void theGridHasNoGapAndNoOverlap() {
        for (int i = 0; i < Buckets.NUMBER; i++) {
            assertThat(Buckets.index(Buckets.from(i))).isEqualTo(i);
            assertThat(Buckets.index(Buckets.to(i))).isEqualTo(i);
            assertThat(i == 0 || Buckets.to(i - 1) + 1 == Buckets.from(i)).isTrue();
            assertThat(Buckets.to(i) - Buckets.from(i)).isLessThanOrEqualTo(Buckets.from(i) / 8);
        }
        assertThat(Buckets.to(Buckets.NUMBER - 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Property(tries = 500)
    void theMedianIsWithinItsBoundsWhichAreOneNumberBelowSixteen(@ForAll("distances") List<Long> distances) {
        Distances counted = count(distances.stream().mapToLong(Long::longValue).toArray());
        List<Long> sorted = new ArrayList<>(distances);
        Collections.sort(sorted);
        long median = sorted.get((sorted.size() - 1) / 2);
        assertThat(counted.count()).isEqualTo(distances.size());
        assertThat(counted.worst()).isEqualTo(sorted.get(sorted.size() - 1));
        assertThat(counted.medianAtLeast()).isLessThanOrEqualTo(median);
        assertThat(counted.medianAtMost()).isGreaterThanOrEqualTo(median);
        if (median < 16) {
            assertThat(counted.medianAtLeast()).isEqualTo(counted.medianAtMost());
        }
    }

    @Property(tries = 500)
    void aSumIsWhatOneCountOfAllWouldBe(@ForAll("distances") List<Long> some, @ForAll("distances") List<Long> others) {
        List<Long> all = new ArrayList<>(some);
        all.addAll(others);
        Distances a = count(some.stream().mapToLong(Long::longValue).toArray());
        Distances b = count(others.stream().mapToLong(Long::longValue).toArray());
        assertThat(a.plus(b))
                .isEqualTo(count(all.stream().mapToLong(Long::longValue).toArray()));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(Distances.NONE)).isEqualTo(a);
    }

    @Test
    void bucketsThatAreNoneAndAWorstDistanceOutsideOfThemAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bucket(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bucket(17, 18, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bucket(16, 17, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bucket(-1, -1, 1));
        Bucket near = new Bucket(3, 3, 1);
        Bucket far = new Bucket(16, 17, 1);
        assertThat(new Distances(17, List.of(near, far)).count()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Distances(16, List.of(far, near)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distances(16, List.of(far, far)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distances(18, List.of(near, far)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distances(3, List.of(near, far)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distances(1, List.of()));
    }

    @Provide
    Arbitrary<List<Long>> distances() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.of(0L, UlpDistance.INCOMPARABLE))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Distances count(long... distances) {
        DistanceCounter counter = new DistanceCounter();
        for (long distance : distances) {
            counter.add(distance);
        }
        return counter.distances();
    }
}
