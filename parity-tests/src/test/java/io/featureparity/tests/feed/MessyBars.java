// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.market.Market.CONTRACT;

import io.featureparity.features.feed.FeedDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Makes the bars of a {@link MessyFeed}, one after the other. Some have a value that is absent, odd or not allowed. */
final class MessyBars {

    static final List<Double> NO_MACRO = Stream.generate(() -> Double.NaN)
            .limit(CONTRACT.macroColumns().size())
            .toList();

    private static final int LOW = 2;

    private final SplittableRandom random;
    /** One bar in so many is imperfect. */
    private final int oneIn;

    private final boolean ownMacro;
    private double price = 4_000;
    private List<Double> macro = NO_MACRO;

    MessyBars(SplittableRandom random, int oneIn, boolean ownMacro) {
        this.random = random;
        this.oneIn = oneIn;
        this.ownMacro = ownMacro;
    }

    /** Whether it is time for an imperfection. */
    boolean now() {
        return random.nextInt(oneIn) == 0;
    }

    /** The next bar, which goes on from the price of the last one. */
    Arrival barAt(long time) {
        double open = price;
        price = Math.max(1, price * (1 + 0.002 * (random.nextDouble() - 0.5)));
        double high = Math.max(open, price) * (1 + 0.001 * random.nextDouble());
        double low = Math.min(open, price) * (1 - 0.001 * random.nextDouble());
        if (ownMacro && random.nextInt(8) == 0) {
            macro = someMacro();
        }
        Arrival bar = new Arrival(
                time, List.of(open, high, low, price), 1 + random.nextInt(99), macro, false, FeedDecision.ACCEPTED);
        return now() ? imperfect(bar) : bar;
    }

    private List<Double> someMacro() {
        return macro.stream()
                .map(before -> switch (random.nextInt(8)) {
                    case 0 -> Double.NaN;
                    case 1 -> 0.0;
                    default -> random.nextDouble(-5, 100);
                })
                .toList();
    }

    private Arrival imperfect(Arrival bar) {
        return switch (random.nextInt(7)) {
            case 0 -> bar.withVolume(0);
            case 1 -> bar.withVolume(random.nextBoolean() ? Double.NaN : -0.0);
            case 2 -> bar.withPrices(Arrival.NO_PRICES);
            case 3 -> bar.withPrices(with(bar.prices(), random.nextInt(4), Double.NaN));
            case 4 ->
                ownMacro
                        ? bar.withMacro(with(bar.macro(), 2, Double.NEGATIVE_INFINITY))
                                .asBad()
                        : bar;
            default -> {
                double[] bad = {0, -0.0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
                List<Double> prices = random.nextInt(6) == 0
                        ? with(bar.prices(), 1, bar.prices().get(2) / 2) // the high below the low
                        : with(bar.prices(), random.nextInt(4), bad[random.nextInt(bad.length)]);
                yield bar.withPrices(prices).asBad().withVolume(random.nextInt(3));
            }
        };
    }

    private static List<Double> with(List<Double> values, int index, double value) {
        List<Double> others = new ArrayList<>(values);
        others.set(index, value);
        return others;
    }

    /** A bar with the time of another one and other values. Now and then it is the same bar: where all values are absent. */
    Arrival otherThan(Arrival last) {
        Arrival other = barAt(last.time());
        if (last.bad() || !random.nextBoolean()) {
            return other;
        }
        // In one value, by as little as there is.
        boolean inMacro = ownMacro && random.nextBoolean();
        List<Double> values = inMacro ? last.macro() : last.prices();
        int index = random.nextInt(values.size());
        values = with(values, index, inMacro ? barelyOther(values.get(index)) : barelyOther(values, index));
        return inMacro ? last.withMacro(values) : last.withPrices(values);
    }

    private static double barelyOther(double value) {
        if (value == 0) {
            return -value; // the other zero, which has other bits
        }
        return Double.isNaN(value) ? 1 : Math.nextUp(value);
    }

    /** A price where there was none is one that the bar has, so that the high does not get below the low. */
    private double barelyOther(List<Double> prices, int index) {
        if (!Double.isNaN(prices.get(index))) {
            return Math.nextUp(prices.get(index));
        }
        DoubleStream present = prices.stream().mapToDouble(Double::doubleValue).filter(any -> !Double.isNaN(any));
        return (index == LOW ? present.min() : present.max()).orElse(price);
    }
}
