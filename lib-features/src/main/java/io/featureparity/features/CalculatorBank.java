// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.features.macro.ChangeCalculator;
import io.featureparity.features.macro.DailyChangeCalculator;
import io.featureparity.features.macro.FixedZScoreCalculator;
import io.featureparity.features.macro.FixedZSpreadCalculator;
import io.featureparity.features.macro.SpreadCalculator;
import io.featureparity.features.momentum.RsiCalculator;
import io.featureparity.features.returns.LogReturnCalculator;
import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The calculators of one contract, each wired to the columns it reads and the feature it gives.
 *
 * <p>They stand in one array for each kind, not in one array of a common type: every loop below then calls one concrete
 * method, which the compiler can inline, for whatever contract. A common interface costs about half as much again per
 * bar.
 */
final class CalculatorBank implements Stateful {

    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final List<String> PRICES = List.of("open", "high", "low", "close");
    private static final int MILLIS_OF_DAY = 86_400_000;

    /** The bar in hand: the four prices, then the macro values. */
    private final double[] columns;

    private final LogReturnCalculator[] logReturns;
    private final Wires logReturnWires = new Wires();
    private final RsiCalculator[] rsis;
    private final Wires rsiWires = new Wires();
    private final AtrPercentCalculator[] atrPercents;
    private final Wires atrPercentWires = new Wires();
    private final AdxCalculator[] adxes;
    private final Wires adxWires = new Wires();
    private final RollingZScoreCalculator[] rollingZScores;
    private final Wires rollingZScoreWires = new Wires();
    private final ChangeCalculator[] changes;
    private final Wires changeWires = new Wires();
    private final SpreadCalculator[] spreads;
    private final Wires spreadWires = new Wires();
    private final DailyChangeCalculator[] dailyChanges;
    private final Wires dailyChangeWires = new Wires();
    private final FixedZScoreCalculator[] fixedZScores;
    private final Wires fixedZScoreWires = new Wires();
    private final FixedZSpreadCalculator[] fixedZSpreads;
    private final Wires fixedZSpreadWires = new Wires();

    CalculatorBank(FeatureContract contract) {
        columns = new double[PRICES.size() + contract.macroColumns().size()];
        logReturns =
                wire(contract, LogReturn.class, LogReturnCalculator::new, logReturnWires, LogReturnCalculator[]::new);
        rsis = wire(contract, Rsi.class, RsiCalculator::new, rsiWires, RsiCalculator[]::new);
        atrPercents = wire(
                contract, AtrPercent.class, AtrPercentCalculator::new, atrPercentWires, AtrPercentCalculator[]::new);
        adxes = wire(contract, Adx.class, AdxCalculator::new, adxWires, AdxCalculator[]::new);
        rollingZScores = wire(
                contract,
                RollingZScore.class,
                RollingZScoreCalculator::new,
                rollingZScoreWires,
                RollingZScoreCalculator[]::new);
        changes = wire(contract, Change.class, ChangeCalculator::new, changeWires, ChangeCalculator[]::new);
        spreads = wire(contract, Spread.class, SpreadCalculator::new, spreadWires, SpreadCalculator[]::new);
        dailyChanges = wire(
                contract,
                DailyChange.class,
                DailyChangeCalculator::new,
                dailyChangeWires,
                DailyChangeCalculator[]::new);
        fixedZScores = wire(
                contract,
                FixedZScore.class,
                FixedZScoreCalculator::new,
                fixedZScoreWires,
                FixedZScoreCalculator[]::new);
        fixedZSpreads = wire(
                contract,
                FixedZSpread.class,
                FixedZSpreadCalculator::new,
                fixedZSpreadWires,
                FixedZSpreadCalculator[]::new);
    }

    /** Makes a calculator from its parameters and the value it gives where it is undefined. */
    private interface Maker<P, C> {
        C make(P parameters, double undefined);
    }

    /** Which column each calculator of one kind reads, and which feature it gives. */
    private static final class Wires {
        private int[] column = {};
        private int[] feature = {};

        private void add(int fromColumn, int toFeature) {
            column = Arrays.copyOf(column, column.length + 1);
            feature = Arrays.copyOf(feature, feature.length + 1);
            column[column.length - 1] = fromColumn;
            feature[feature.length - 1] = toFeature;
        }
    }

    private static <P extends Calculation.Market, C> C[] wire(
            FeatureContract contract, Class<P> kind, Maker<P, C> maker, Wires wires, IntFunction<C[]> array) {
        List<FeatureSpec> specs = contract.marketFeatures().stream()
                .filter(spec -> kind.isInstance(spec.calculation()))
                .toList();
        C[] calculators = array.apply(specs.size());
        for (int i = 0; i < calculators.length; i++) {
            FeatureSpec spec = specs.get(i);
            calculators[i] = maker.make(kind.cast(spec.calculation()), spec.undefined());
            wires.add(column(contract, spec.inputs().get(0)), spec.index());
        }
        return calculators;
    }

    private static int column(FeatureContract contract, String name) {
        int price = PRICES.indexOf(name);
        return price >= 0 ? price : PRICES.size() + contract.macroColumns().indexOf(name);
    }

    /** How many macro values a bar has. */
    int macroCount() {
        return columns.length - PRICES.size();
    }

    /**
     * Takes one bar in.
     *
     * @param macro the macro values in contract order
     * @param raw where the raw features are put, in contract order
     */
    void update(long time, double open, double high, double low, double close, double[] macro, double[] raw) {
        double[] in = columns;
        in[OPEN] = open;
        in[HIGH] = high;
        in[LOW] = low;
        in[CLOSE] = close;
        System.arraycopy(macro, 0, in, PRICES.size(), macro.length);

        for (int i = 0; i < logReturns.length; i++) {
            raw[logReturnWires.feature[i]] = logReturns[i].update(in[logReturnWires.column[i]]);
        }
        for (int i = 0; i < rsis.length; i++) {
            raw[rsiWires.feature[i]] = rsis[i].update(in[rsiWires.column[i]]);
        }
        for (int i = 0; i < atrPercents.length; i++) {
            raw[atrPercentWires.feature[i]] = atrPercents[i].update(high, low, close);
        }
        for (int i = 0; i < adxes.length; i++) {
            raw[adxWires.feature[i]] = adxes[i].update(high, low, close);
        }
        for (int i = 0; i < rollingZScores.length; i++) {
            raw[rollingZScoreWires.feature[i]] = rollingZScores[i].update(in[rollingZScoreWires.column[i]]);
        }
        for (int i = 0; i < changes.length; i++) {
            raw[changeWires.feature[i]] = changes[i].update(in[changeWires.column[i]]);
        }
        for (int i = 0; i < spreads.length; i++) {
            raw[spreadWires.feature[i]] = spreads[i].update(in[spreadWires.column[i]]);
        }
        updateDialects(time, in, raw);
    }

    /** The kinds that only the dialects of section F use. */
    private void updateDialects(long time, double[] in, double[] raw) {
        for (int i = 0; i < dailyChanges.length; i++) {
            raw[dailyChangeWires.feature[i]] =
                    dailyChanges[i].update(in[dailyChangeWires.column[i]], Math.floorDiv(time, MILLIS_OF_DAY));
        }
        for (int i = 0; i < fixedZScores.length; i++) {
            raw[fixedZScoreWires.feature[i]] = fixedZScores[i].update(in[fixedZScoreWires.column[i]]);
        }
        for (int i = 0; i < fixedZSpreads.length; i++) {
            raw[fixedZSpreadWires.feature[i]] = fixedZSpreads[i].update(in[fixedZSpreadWires.column[i]]);
        }
    }

    @Override
    public void exchange(StateCursor cursor) {
        exchangeAll(logReturns, cursor);
        exchangeAll(rsis, cursor);
        exchangeAll(atrPercents, cursor);
        exchangeAll(adxes, cursor);
        exchangeAll(rollingZScores, cursor);
        exchangeAll(changes, cursor);
        exchangeAll(dailyChanges, cursor);
        // Spreads and fixed z-scores have no state.
    }

    private static void exchangeAll(Stateful[] calculators, StateCursor cursor) {
        for (Stateful calculator : calculators) {
            calculator.exchange(cursor);
        }
    }
}
