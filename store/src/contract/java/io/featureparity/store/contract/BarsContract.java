// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.OPENING;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.bar;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.series.Bits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of bars does. */
public abstract class BarsContract {

    /** {@return stores that hold nothing} */
    protected abstract Stores stores();

    private final Stores stores = stores();
    private final BarStore bars = stores.bars();

    // ---- as they were seen

    @Test
    void barsAreGivenInTheOrderInWhichTheyCame() {
        ArrivedBar late = ArrivedBar.closed(INSTRUMENT, bar(1), time(9));
        ArrivedBar twice = ArrivedBar.closed(INSTRUMENT, bar(2), time(10));
        ArrivedBar conflict = ArrivedBar.closed(INSTRUMENT, new Bar(time(2), 1, 2, 3, 4, 5), time(11));
        List<ArrivedBar> came = List.of(arrived(0), arrived(2), late, twice, conflict, arrived(3));

        assertThat(bars.append(came)).isEqualTo(6);

        List<StoredBar> stored = all(bars.closedAfter(INSTRUMENT, 0));
        assertThat(stored).extracting(StoredBar::arrival).isEqualTo(came);
        assertThat(stored).extracting(StoredBar::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(all(bars.closedAfter(INSTRUMENT, 4))).isEqualTo(stored.subList(4, 6));
        assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(6);
    }

    @Test
    void eachInstrumentHasPositionsOfItsOwn() {
        ArrivedBar other = ArrivedBar.closed("EUR/COP", bar(0), time(1));
        bars.append(List.of(arrived(0), other, arrived(1)));

        assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(2);
        assertThat(all(bars.closedAfter("EUR/COP", 0))).containsExactly(new StoredBar(1, other));
        assertThat(bars.lastPosition("nobody")).isZero();
        assertThat(all(bars.closedAfter("nobody", 0))).isEmpty();
    }

    @Test
    void aFormingBarIsKeptAndNeverGivenToAFeed() {
        ArrivedBar forming = ArrivedBar.forming(INSTRUMENT, bar(1), time(1).plusSeconds(30));
        bars.append(List.of(arrived(0), forming, arrived(1)));

        assertThat(all(bars.closedAfter(INSTRUMENT, 0)))
                .extracting(StoredBar::position)
                .containsExactly(1L, 3L);
        assertThat(all(bars.closedBetween(INSTRUMENT, time(0), time(9)))).hasSize(2);
        assertThat(all(bars.seenBetween(INSTRUMENT, time(0), time(9))))
                .extracting(StoredBar::arrival)
                .containsExactly(arrived(0), forming, arrived(1));
    }

    @Test
    void aRangeOfTimeHoldsItsFirstInstantAndNotItsEnd() {
        bars.append(arrived(0, 10));

        assertThat(all(bars.closedBetween(INSTRUMENT, time(3), time(6))))
                .extracting(stored -> stored.bar().time())
                .containsExactly(time(3), time(4), time(5));
        assertThat(all(bars.closedBetween(INSTRUMENT, time(3).plusMillis(1), time(6).plusMillis(1))))
                .extracting(stored -> stored.bar().time())
                .containsExactly(time(4), time(5), time(6));
        assertThat(all(bars.seenBetween(INSTRUMENT, Instant.MIN, Instant.MAX))).hasSize(10);
        assertThat(all(bars.closedBetween(INSTRUMENT, time(6), time(3)))).isEmpty();
    }

    // ---- again

    @Test
    void storingAgainChangesNothing() {
        assertThat(bars.append(arrived(0, 5))).isEqualTo(5);
        List<StoredBar> before = all(bars.closedAfter(INSTRUMENT, 0));

        assertThat(bars.append(arrived(0, 5))).isZero();
        assertThat(bars.append(arrived(3, 7))).isEqualTo(2);
        assertThat(bars.append(List.of(arrived(8), arrived(8)))).isEqualTo(1);

        assertThat(all(bars.closedAfter(INSTRUMENT, 0)).subList(0, 5)).isEqualTo(before);
        assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(8);
        assertThat(bars.append(List.of())).isZero();
    }

    @Test
    void anArrivalWithOtherValuesIsRefusedAndNothingIsStored() {
        bars.append(arrived(0, 2));
        ArrivedBar other = ArrivedBar.closed(INSTRUMENT, new Bar(time(1), 1, 2, 3, 4, 5), time(2));

        StoreException refused = refusal(StoreException.class, () -> bars.append(List.of(arrived(5), other)));

        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_ROW_DIFFERS);
        assertThat(refused).hasMessageContaining("bar of USD/COP at 2024-03-04T13:05:00Z");
        assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(2);
        ArrivedBar negativeZero = ArrivedBar.closed(INSTRUMENT, new Bar(time(6), 0.0, 1, 1, 1, 1), time(7));
        ArrivedBar zero = ArrivedBar.closed(INSTRUMENT, new Bar(time(6), -0.0, 1, 1, 1, 1), time(7));
        assertThat(refusal(StoreException.class, () -> bars.append(List.of(negativeZero, zero)))
                        .code())
                .isEqualTo(ErrorCode.STORE_ROW_DIFFERS);
        assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(2);
    }

    @Test
    void manyBarsFollowTheSameRules() {
        List<ArrivedBar> came = new ArrayList<>(arrived(0, 40));
        came.add(7, came.get(3));
        came.add(ArrivedBar.closed("EUR/COP", bar(0), time(1)));
        assertThat(bars.append(came)).isEqualTo(41);
        assertThat(bars.append(came)).isZero();
        assertThat(bars.append(arrived(30, 60))).isEqualTo(20);
        assertThat(all(bars.closedAfter(INSTRUMENT, 0)))
                .extracting(StoredBar::arrival)
                .isEqualTo(arrived(0, 60));
        assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(60);

        for (ArrivedBar wrong : List.of(
                ArrivedBar.forming(INSTRUMENT, bar(50), time(51)),
                ArrivedBar.closed(INSTRUMENT, new Bar(time(50), 1, 2, 3, 4, 5), time(51)))) {
            List<ArrivedBar> more = new ArrayList<>(arrived(60, 90));
            more.add(wrong);
            assertThat(refusal(StoreException.class, () -> bars.append(more)).code())
                    .isEqualTo(ErrorCode.STORE_ROW_DIFFERS);
            assertThat(bars.lastPosition(INSTRUMENT)).isEqualTo(60);
        }
    }

    // ---- values

    @Test
    void everyValueComesBackWithItsBits() {
        SplittableRandom random = new SplittableRandom(17);
        List<ArrivedBar> came = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double[] values = new double[5];
            for (int j = 0; j < values.length; j++) {
                int pick = random.nextInt(2 * Samples.HARD.size());
                values[j] = pick < Samples.HARD.size()
                        ? Samples.HARD.get(pick)
                        : Double.longBitsToDouble(random.nextLong());
            }
            Bar bar = new Bar(time(i), values[0], values[1], values[2], values[3], values[4]);
            came.add(ArrivedBar.closed(INSTRUMENT, bar, time(i + 1).plusNanos(random.nextInt(1_000_000) * 1000L)));
        }
        bars.append(came);

        List<StoredBar> stored = all(bars.closedAfter(INSTRUMENT, 0));
        for (int i = 0; i < came.size(); i++) {
            assertThat(bits(stored.get(i).bar())).isEqualTo(bits(came.get(i).bar()));
        }
        assertThat(stored.stream().map(StoredBar::arrival).toList().equals(came))
                .isTrue();
    }

    private static long[] bits(Bar bar) {
        return Bits.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    @Test
    void timesComeBackExactlyInEveryYear() {
        List<ArrivedBar> came = new ArrayList<>();
        for (String time : List.of(
                "1900-01-01T00:00:00Z",
                "1914-06-28T10:50:00.001Z",
                "1969-12-31T23:59:59.999Z",
                "2024-03-10T07:00:00.123Z",
                "2024-11-03T01:30:00Z",
                "2199-12-31T23:59:59.998Z")) {
            Instant instant = Instant.parse(time);
            came.add(ArrivedBar.closed(INSTRUMENT, Bar.absent(instant), instant.plusNanos(1_000)));
        }
        bars.append(came);

        assertThat(all(bars.closedAfter(INSTRUMENT, 0)))
                .extracting(StoredBar::arrival)
                .isEqualTo(came);
    }

    // ---- many

    @Test
    void manyBarsAreReadWithoutOneMissingAndSeeThoseThatCome() {
        bars.append(arrived(0, 12_000));
        RowCursor<StoredBar> cursor = bars.closedAfter(INSTRUMENT, 0);
        List<StoredBar> read = new ArrayList<>();
        List<StoredBar> expected = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            read.add(cursor.next());
            expected.add(new StoredBar(i + 1, arrived(i)));
        }
        assertThat(read.equals(expected)).isTrue();
        bars.append(arrived(12_000, 12_002));

        assertThat(all(cursor)).extracting(StoredBar::position).containsExactly(12_001L, 12_002L);
        assertThat(cursor.next()).isNull();
    }

    @Test
    void whoHasSeenAPositionHasSeenAllBeforeIt() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int first = writer * 1000;
                done.add(writers.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        bars.append(arrived(first + 2 * i, first + 2 * i + 2));
                    }
                }));
            }
            List<Long> read = new ArrayList<>();
            RowCursor<StoredBar> cursor = bars.closedAfter(INSTRUMENT, 0);
            while (read.size() < 240) {
                stores.news().await(INSTRUMENT, read.size(), Duration.ofSeconds(5));
                all(cursor).forEach(stored -> read.add(stored.position()));
            }
            for (Future<?> one : done) {
                one.get();
            }
            assertThat(read).isEqualTo(LongStream.rangeClosed(1, 240).boxed().toList());
        } finally {
            writers.shutdownNow();
        }
    }

    // ---- news

    @Test
    void newsComeAtOnceIfThereIsABarAlready() {
        bars.append(List.of(arrived(0)));

        assertThat(stores.news().await(INSTRUMENT, 0, Duration.ofHours(1))).isTrue();
    }

    @Test
    void withoutABarTheWaitEnds() {
        bars.append(List.of(arrived(0)));

        assertThat(stores.news().await(INSTRUMENT, 1, Duration.ofMillis(50))).isFalse();
        assertThat(stores.news().await("nobody", 0, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void aNewBarEndsTheWait() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> told = one.submit(() -> {
                // The wait may end early without a bar, so it is asked again.
                for (int i = 0; i < 100; i++) {
                    if (stores.news().await(INSTRUMENT, 0, Duration.ofSeconds(20))) {
                        return true;
                    }
                }
                return false;
            });
            bars.append(List.of(ArrivedBar.closed("EUR/COP", bar(0), time(1))));
            bars.append(List.of(arrived(0)));
            assertThat(told.get()).isTrue();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void aWaitHasBounds() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(2))) {
            StoreException refused =
                    refusal(StoreException.class, () -> stores.news().await(INSTRUMENT, 0, wrong));
            assertThat(refused.code()).isEqualTo(ErrorCode.STORE_SETTING);
        }
        assertThat(OPENING).isEqualTo(time(0));
    }
}
