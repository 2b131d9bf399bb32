// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.market.Markets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** The bars and macro values of one market under the built-in contract. Immutable: what is done to one gives another. */
public final class Market {

    /** The contract that the laws are about, unless they say otherwise. */
    public static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    /** What the training outputs were normalised with. */
    public static final NormStats STATS = NormStats.parse("norm_stats.json", GoldenData.statistics());

    private static final int MACRO_COLUMNS = CONTRACT.macroColumns().size();

    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;

    private final long[] time;
    private final double[][] prices;
    private final double[][] macro;

    private Market(long[] time, double[][] prices, double[][] macro) {
        this.time = time;
        this.prices = prices;
        this.macro = macro;
    }

    private static Market of(MarketColumns market) {
        return new Market(
                market.time(),
                new double[][] {market.open(), market.high(), market.low(), market.close()},
                market.macro());
    }

    /** {@return a market with everything that a real feed has and a tidy one lacks} */
    public static Market ragged(long seed, int length) {
        return of(Markets.ragged(seed, length, MACRO_COLUMNS));
    }

    /** {@return a market whose prices are binary fractions, so that differences and small sums of them are exact} */
    public static Market grid(long seed, int length) {
        return of(Markets.grid(seed, length, MACRO_COLUMNS));
    }

    /** {@return a market as {@link #grid}, with single prices missing} */
    public static Market gridWithHoles(long seed, int length) {
        return of(Markets.gridWithHoles(seed, length, MACRO_COLUMNS));
    }

    // ---- what there is

    /** {@return how many bars there are} */
    public int size() {
        return time.length;
    }

    /** {@return the time of a bar} */
    public long time(int row) {
        return time[row];
    }

    /** {@return the times of all bars} */
    public long[] times() {
        return time.clone();
    }

    /** {@return the highs} */
    public double[] high() {
        return prices[HIGH].clone();
    }

    /** {@return the lows} */
    public double[] low() {
        return prices[LOW].clone();
    }

    /** {@return the closes} */
    public double[] close() {
        return prices[CLOSE].clone();
    }

    /** {@return the values of a macro column} */
    public double[] macro(String column) {
        return macro[CONTRACT.macroColumns().indexOf(column)].clone();
    }

    // ---- what can be done to it

    /** {@return the market with other prices} */
    public Market mapPrices(DoubleUnaryOperator change) {
        return new Market(time, map(prices, change), macro);
    }

    /** {@return the market with other opens} */
    public Market mapOpens(DoubleUnaryOperator change) {
        double[][] others = prices.clone();
        others[OPEN] = Arrays.stream(prices[OPEN]).map(change).toArray();
        return new Market(time, others, macro);
    }

    /** {@return the market with other closes; the other prices are as far above and below them as 1 is} */
    public Market withCloses(IntToDoubleFunction closes) {
        double[] close = IntStream.range(0, time.length).mapToDouble(closes).toArray();
        double[][] others = {close, add(close, 1), add(close, -1), close};
        return new Market(time, others, macro);
    }

    private static double[] add(double[] prices, double amount) {
        return Arrays.stream(prices).map(price -> price + amount).toArray();
    }

    /** {@return the market upside down: every price is taken from a constant, and so the high becomes the low} */
    public Market mirror(double constant) {
        double[][] upsideDown = map(prices, price -> constant - price);
        double[] high = upsideDown[LOW];
        upsideDown[LOW] = upsideDown[HIGH];
        upsideDown[HIGH] = high;
        return new Market(time, upsideDown, macro);
    }

    /** {@return the market at other times} */
    public Market mapTimes(LongUnaryOperator change) {
        return new Market(Arrays.stream(time).map(change).toArray(), prices, macro);
    }

    /** {@return the market with other macro values} */
    public Market mapMacro(DoubleUnaryOperator change) {
        return new Market(time, prices, map(macro, change));
    }

    /** {@return the market with other values in one macro column} */
    public Market mapMacro(String column, DoubleUnaryOperator change) {
        int index = CONTRACT.macroColumns().indexOf(column);
        double[][] others = macro.clone();
        others[index] = Arrays.stream(macro[index]).map(change).toArray();
        return new Market(time, prices, others);
    }

    /** {@return the market with other macro values altogether, a column for each of the contract's} */
    public Market withMacro(double[][] columns) {
        return new Market(time, prices, columns);
    }

    /** {@return the market up to some bar, and from there on the other one, which must be as long} */
    public Market until(int row, Market other) {
        return new Market(time, splice(prices, other.prices, row), splice(macro, other.macro, row));
    }

    /** {@return the first bars alone} */
    public Market first(int length) {
        return new Market(Arrays.copyOf(time, length), cut(prices, length), cut(macro, length));
    }

    private static double[][] map(double[][] columns, DoubleUnaryOperator change) {
        return Arrays.stream(columns)
                .map(column -> Arrays.stream(column).map(change).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] cut(double[][] columns, int length) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOf(column, length))
                .toArray(double[][]::new);
    }

    private static double[][] splice(double[][] first, double[][] then, int row) {
        double[][] columns = cut(first, first[0].length);
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(then[i], row, columns[i], row, columns[i].length - row);
        }
        return columns;
    }

    // ---- what comes out of it

    /** {@return the bars in columns, as a contract wants them} */
    public BarColumns columns(FeatureContract contract) {
        Map<String, double[]> byName = new HashMap<>();
        for (String column : contract.macroColumns()) {
            byName.put(column, macro(column));
        }
        return BarColumns.of(contract, time, prices[OPEN], prices[HIGH], prices[LOW], prices[CLOSE], byName);
    }

    /** Gives one bar to an engine under the built-in contract. */
    public void feed(FeatureEngine engine, int row) {
        feed(
                engine,
                row,
                Arrays.stream(macro).mapToDouble(column -> column[row]).toArray());
    }

    /** Gives one bar to an engine under the built-in contract, with other macro values. */
    public void feed(FeatureEngine engine, int row, double[] macroOfRow) {
        engine.update(
                time[row], prices[OPEN][row], prices[HIGH][row], prices[LOW][row], prices[CLOSE][row], macroOfRow);
    }

    /** {@return an engine under the built-in contract that has seen every bar} */
    public FeatureEngine engine() {
        FeatureEngine engine = FeatureEngine.of(Models.of(CONTRACT, STATS));
        new FeatureBatch(engine).forEachRow(columns(CONTRACT), (row, at) -> {});
        return engine;
    }

    /** {@return the raw features under the built-in contract, a column for each} */
    public List<double[]> raw() {
        return raw(CONTRACT);
    }

    /** {@return the raw features, a column for each} */
    public List<double[]> raw(FeatureContract contract) {
        return new ArrayList<>(
                Arrays.asList(new FeatureBatch(FeatureEngine.of(Models.of(contract, STATS))).raw(columns(contract))));
    }

    /** {@return one raw feature under the built-in contract} */
    public double[] raw(String feature) {
        return raw().get(CONTRACT.indexOf(feature));
    }
}
