// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.market;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.Session;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.store.row.MacroPublication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What really happened on a market that never was: every bar of some sessions, and the macro values with the times at which
 * they were published. The same seed gives the same market.
 *
 * @param bars the bars of all sessions, in the order of their times
 * @param macro the publications, in the order of their times
 */
public record GeneratedMarket(List<Bar> bars, List<MacroPublication> macro) {

    private static final double FIRST_PRICE = 4000.0;
    private static final double TICKS_OF_ONE = 20.0;

    /** When the values of a day are published: after its session. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(21);

    /** Checks the parts. {@inheritDoc} */
    public GeneratedMarket {
        bars = List.copyOf(bars);
        macro = List.copyOf(macro);
    }

    /**
     * Makes a market.
     *
     * @param contract says when there are sessions, how long a bar is, and which macro columns there are
     * @param from the first day
     * @param sessions how many sessions
     * @param seed the seed
     * @return the market
     */
    public static GeneratedMarket of(FeatureContract contract, LocalDate from, int sessions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TradingCalendar calendar = TradingCalendar.of(contract, Closures.none());
        Prices prices = new Prices(random.split());
        List<MacroWalk> walks = contract.macroColumns().stream()
                .map(column -> new MacroWalk(column, random.split()))
                .toList();
        List<Bar> bars = new ArrayList<>();
        List<MacroPublication> macro = new ArrayList<>();
        // The day before the first session has values too: the first bars see them.
        publish(walks, calendar.previous(from).day(), macro);
        Session session = calendar.next(from.minusDays(1));
        for (int i = 0; i < sessions; i++) {
            for (int k = 0; k < session.bars(); k++) {
                bars.add(prices.next(session.first().plus(Duration.ofMinutes((long) k * contract.barMinutes()))));
            }
            publish(walks, session.day(), macro);
            session = calendar.next(session.day());
        }
        macro.sort(Comparator.comparing(MacroPublication::published));
        return new GeneratedMarket(bars, macro);
    }

    /**
     * Gives the beginning.
     *
     * @param end the first instant that is outside
     * @return what happened before it
     */
    public GeneratedMarket before(Instant end) {
        return new GeneratedMarket(
                bars.stream().filter(bar -> bar.time().isBefore(end)).toList(),
                macro.stream().filter(value -> value.published().isBefore(end)).toList());
    }

    /**
     * Gives the rest.
     *
     * @param from the first instant that is inside
     * @return what happened then and after it
     */
    public GeneratedMarket from(Instant from) {
        return new GeneratedMarket(
                bars.stream().filter(bar -> !bar.time().isBefore(from)).toList(),
                macro.stream()
                        .filter(value -> !value.published().isBefore(from))
                        .toList());
    }

    private static void publish(List<MacroWalk> walks, LocalDate day, List<MacroPublication> macro) {
        walks.forEach(walk -> walk.publish(day, macro));
    }

    /** Prices that are calm for a while, then wild, in ticks of a twentieth. */
    private static final class Prices {

        private final SplittableRandom random;
        private double price = FIRST_PRICE;
        private double deviation = 0.0005;

        Prices(SplittableRandom random) {
            this.random = random;
        }

        Bar next(Instant time) {
            deviation = 0.95 * deviation + 0.05 * (0.0002 + 0.0008 * random.nextDouble() * random.nextDouble());
            double open = price;
            double high = open;
            double low = open;
            for (int step = 0; step < 4; step++) {
                price *= 1.0 + deviation * 0.5 * bell(random);
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            price = ticks(price);
            return new Bar(time, ticks(open), ticks(high), ticks(low), price, random.nextInt(1, 900));
        }

        private static double ticks(double value) {
            return Math.rint(value * TICKS_OF_ONE) / TICKS_OF_ONE;
        }
    }

    /** The values of a macro column, one for each day, now and then revised on the next morning. */
    private static final class MacroWalk {

        private final String column;
        private final SplittableRandom random;
        private double value;

        MacroWalk(String column, SplittableRandom random) {
            this.column = column;
            this.random = random;
            this.value = random.nextDouble(4.0, 120.0);
        }

        void publish(LocalDate day, List<MacroPublication> macro) {
            value *= 1.0 + 0.01 * bell(random);
            Instant published = day.atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plus(AFTER_MIDNIGHT)
                    .plusSeconds(random.nextInt(3600));
            macro.add(new MacroPublication(column, day, published, hundredths(value)));
            if (random.nextInt(8) == 0) {
                macro.add(new MacroPublication(
                        column, day, published.plus(Duration.ofHours(14)), hundredths(value * 1.001)));
            }
        }

        private static double hundredths(double value) {
            return Math.rint(value * 100.0) / 100.0;
        }
    }

    /** A number from a bell-shaped distribution with deviation 1, made of additions alone: the same on all machines. */
    private static double bell(SplittableRandom random) {
        double sum = -6.0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
