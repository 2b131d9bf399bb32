// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import io.featureparity.contract.Bar;
import io.featureparity.features.feed.FeedDecision;
import java.time.Instant;
import java.util.List;

/**
 * A bar as a feed brings it.
 *
 * @param prices open, high, low and close
 * @param macro the macro values that come with it, where they do
 * @param bad whether it was made with a value that is none
 * @param decision what has to become of it
 */
record Arrival(long time, List<Double> prices, double volume, List<Double> macro, boolean bad, FeedDecision decision) {

    static final List<Double> NO_PRICES = List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    Arrival at(long otherTime) {
        return new Arrival(otherTime, prices, volume, macro, bad, decision);
    }

    Arrival withPrices(List<Double> others) {
        return new Arrival(time, others, volume, macro, bad, decision);
    }

    Arrival withVolume(double other) {
        return new Arrival(time, prices, other, macro, bad, decision);
    }

    Arrival withMacro(List<Double> others) {
        return new Arrival(time, prices, volume, others, bad, decision);
    }

    Arrival asBad() {
        return new Arrival(time, prices, volume, macro, true, decision);
    }

    Arrival decided(FeedDecision expected) {
        return new Arrival(time, prices, volume, macro, bad, expected);
    }

    boolean hasNoPrices() {
        return prices.equals(NO_PRICES);
    }

    Bar bar() {
        return new Bar(Instant.ofEpochMilli(time), prices.get(0), prices.get(1), prices.get(2), prices.get(3), volume);
    }

    double[] macroArray() {
        return macro.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
