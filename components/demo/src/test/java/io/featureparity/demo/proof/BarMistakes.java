// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.contract.Bar;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** How bars can be read otherwise than they are stored. */
final class BarMistakes {

    static final Duration BAR = Duration.ofMinutes(5);
    static final Instant LOST = Instant.parse("2026-04-06T15:30:00Z");

    private BarMistakes() {}

    static UnaryOperator<List<StoredBar>> each(UnaryOperator<Bar> altered) {
        return all ->
                all.stream().map(bar -> with(bar, altered.apply(bar.bar()))).toList();
    }

    static StoredBar with(StoredBar stored, Bar bar) {
        ArrivedBar arrival = stored.arrival();
        Instant seen = bar.time().isAfter(arrival.seen()) ? bar.time() : arrival.seen();
        return new StoredBar(stored.position(), new ArrivedBar(arrival.instrument(), bar, arrival.closed(), seen));
    }

    static Bar priced(Bar bar, double open, double high, double low, double close) {
        return new Bar(bar.time(), open, high, low, close, bar.volume());
    }

    static Bar map(Bar bar, DoubleUnaryOperator price) {
        return priced(
                bar,
                price.applyAsDouble(bar.open()),
                price.applyAsDouble(bar.high()),
                price.applyAsDouble(bar.low()),
                price.applyAsDouble(bar.close()));
    }

    static double rounded(double price) {
        return Math.rint(price * 10) / 10;
    }

    static Bar at(Bar bar, Duration later) {
        return new Bar(bar.time().plus(later), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    static List<StoredBar> withoutFirst(List<StoredBar> all) {
        return all.stream().filter(bar -> bar.position() > 14).toList();
    }

    static List<StoredBar> withoutOne(List<StoredBar> all) {
        return all.stream().filter(bar -> !bar.bar().time().equals(LOST)).toList();
    }

    static List<StoredBar> formingAsClosed(List<StoredBar> all) {
        return all.stream()
                .map(bar -> new StoredBar(
                        bar.position(),
                        new ArrivedBar(
                                bar.arrival().instrument(),
                                bar.bar(),
                                true,
                                bar.arrival().seen())))
                .toList();
    }

    /** The second one is read as the bar that came after the first. */
    static List<StoredBar> duplicatesAsBars(List<StoredBar> all) {
        List<StoredBar> read = new ArrayList<>();
        Map<Instant, Bar> known = new HashMap<>();
        for (StoredBar bar : all) {
            boolean twice =
                    bar.arrivedClosed() && bar.bar().equals(known.put(bar.bar().time(), bar.bar()));
            read.add(twice ? with(bar, at(bar.bar(), BAR)) : bar);
        }
        return read;
    }

    static List<StoredBar> byTime(List<StoredBar> all) {
        List<StoredBar> sorted = all.stream()
                .filter(StoredBar::arrivedClosed)
                .sorted(Comparator.comparing((StoredBar bar) -> bar.bar().time()))
                .toList();
        List<StoredBar> closed = all.stream().filter(StoredBar::arrivedClosed).toList();
        List<StoredBar> read = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            read.add(new StoredBar(closed.get(i).position(), sorted.get(i).arrival()));
        }
        return read;
    }

    static List<StoredBar> lastOfEachTime(List<StoredBar> all) {
        Map<Instant, StoredBar> last = new HashMap<>();
        all.stream()
                .filter(StoredBar::arrivedClosed)
                .forEach(bar -> last.put(bar.bar().time(), bar));
        return all.stream()
                .filter(StoredBar::arrivedClosed)
                .map(bar -> with(bar, last.get(bar.bar().time()).bar()))
                .toList();
    }

    /** A bar that is missing before another one is read as a bar without movement. */
    static List<StoredBar> filledIn(List<StoredBar> all) {
        List<StoredBar> read = new ArrayList<>();
        Bar before = null;
        for (StoredBar bar : all) {
            Bar one = bar.bar();
            boolean gap = before != null
                    && bar.arrivedClosed()
                    && Duration.between(before.time(), one.time()).equals(BAR.multipliedBy(2));
            if (gap) {
                // It is read in the place of the bar after it, which is then missing instead.
                read.add(with(
                        bar, priced(at(before, BAR), before.close(), before.close(), before.close(), before.close())));
            } else {
                read.add(bar);
            }
            before = bar.arrivedClosed() && one.high() > 0 ? one : before;
        }
        return read;
    }

    static List<StoredBar> nextOpen(List<StoredBar> all) {
        List<StoredBar> read = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Bar bar = all.get(i).bar();
            double next = i + 1 < all.size() ? all.get(i + 1).bar().open() : bar.close();
            read.add(with(all.get(i), priced(bar, bar.open(), bar.high(), bar.low(), next)));
        }
        return read;
    }
}
