// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.features.raw.NamedCalculation;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Formulas over one column, {@code x}, or over prices, with an engine of their own. */
public final class Alone {

    private static final List<String> COLUMN = List.of("x");

    /** Compiled once, since the tests ask for the same formulas again and again. */
    private static final ConcurrentMap<List<String>, RawFeatures> COMPILED = new ConcurrentHashMap<>();

    private final RawEngine engine;
    private long time;

    /** Begins with formulas. */
    public Alone(String... texts) {
        engine = RawEngine.of(COMPILED.computeIfAbsent(
                List.of(texts),
                list -> features(list.stream().map(Alone::formula).toList())));
    }

    /** Begins with a calculation of prices. */
    public Alone(Calculation.Market calculation) {
        engine = RawEngine.of(features(List.of(calculation)));
    }

    private static Calculation.Market formula(String text) {
        return Formula.of(text, COLUMN);
    }

    private static RawFeatures features(List<Calculation.Market> calculations) {
        return RawFeatures.of(
                COLUMN,
                calculations.stream()
                        .map(one -> new NamedCalculation(one.toString(), one, List.of("close"), Double.NaN))
                        .toList());
    }

    /** Takes the next value of the column, NaN if absent, and gives the first result. */
    public double next(double x) {
        double absent = Double.NaN;
        engine.update(time++, absent, absent, absent, absent, new double[] {x});
        return value(0);
    }

    /** Takes the next bar and gives the first result. */
    public double next(double high, double low, double close) {
        double[] absent = new double[COLUMN.size()];
        Arrays.fill(absent, Double.NaN);
        engine.update(time++, Double.NaN, high, low, close, absent);
        return value(0);
    }

    /** Gives a result of the last bar. */
    public double value(int index) {
        return engine.value(index);
    }
}
