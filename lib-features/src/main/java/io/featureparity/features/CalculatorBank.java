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
    private final RsiCalculator[] rsis;
    private final AtrPercentCalculator[] atrPercents;
    private final AdxCalculator[] adxes;
    private final RollingZScoreCalculator[] rollingZScores;
    private final ChangeCalculator[] changes;
    private final SpreadCalculator[] spreads;
    private final DailyChangeCalculator[] dailyChanges;
    private final FixedZScoreCalculator[] fixedZScores;
    private final FixedZSpreadCalculator[] fixedZSpreads;

    /** For each calculator, in the order in which they are called: the column it reads, the feature it gives. */
    private final int[] wires;

    CalculatorBank(FeatureContract contract) {
        columns = new double[PRICES.size() + contract.macroColumns().size()];
        wires = new int[2 * contract.marketFeatures().size()];
        Wiring wiring = new Wiring(contract, wires);
        logReturns = wiring.of(LogReturn.class, LogReturnCalculator::new, LogReturnCalculator[]::new);
        rsis = wiring.of(Rsi.class, RsiCalculator::new, RsiCalculator[]::new);
        atrPercents = wiring.of(AtrPercent.class, AtrPercentCalculator::new, AtrPercentCalculator[]::new);
        adxes = wiring.of(Adx.class, AdxCalculator::new, AdxCalculator[]::new);
        rollingZScores = wiring.of(RollingZScore.class, RollingZScoreCalculator::new, RollingZScoreCalculator[]::new);
        changes = wiring.of(Change.class, ChangeCalculator::new, ChangeCalculator[]::new);
        spreads = wiring.of(Spread.class, SpreadCalculator::new, SpreadCalculator[]::new);
        dailyChanges = wiring.of(DailyChange.class, DailyChangeCalculator::new, DailyChangeCalculator[]::new);
        fixedZScores = wiring.of(FixedZScore.class, FixedZScoreCalculator::new, FixedZScoreCalculator[]::new);
        fixedZSpreads = wiring.of(FixedZSpread.class, FixedZSpreadCalculator::new, FixedZSpreadCalculator[]::new);
    }

    /** Makes a calculator from its parameters and the value it gives where it is undefined. */
    private interface Maker<P, C> {
        C make(P parameters, double undefined);
    }

    /** Makes the calculators of one kind after the other and notes how they are wired. */
    private static final class Wiring {
        private final FeatureContract contract;
        private final int[] wires;
        private int next;

        private Wiring(FeatureContract contract, int[] wires) {
            this.contract = contract;
            this.wires = wires;
        }

        private <P extends Calculation.Market, C> C[] of(Class<P> kind, Maker<P, C> maker, IntFunction<C[]> array) {
            List<FeatureSpec> specs = contract.marketFeatures().stream()
                    .filter(spec -> kind.isInstance(spec.calculation()))
                    .toList();
            C[] calculators = array.apply(specs.size());
            for (int i = 0; i < calculators.length; i++) {
                FeatureSpec spec = specs.get(i);
                calculators[i] = maker.make(kind.cast(spec.calculation()), spec.undefined());
                wires[next++] = column(contract, spec.inputs().get(0));
                wires[next++] = spec.index();
            }
            return calculators;
        }
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

        int wire = 0;
        for (LogReturnCalculator calculator : logReturns) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
        }
        for (RsiCalculator calculator : rsis) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
        }
        for (AtrPercentCalculator calculator : atrPercents) {
            raw[wires[wire + 1]] = calculator.update(high, low, close);
            wire += 2;
        }
        for (AdxCalculator calculator : adxes) {
            raw[wires[wire + 1]] = calculator.update(high, low, close);
            wire += 2;
        }
        for (RollingZScoreCalculator calculator : rollingZScores) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
        }
        for (ChangeCalculator calculator : changes) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
        }
        for (SpreadCalculator calculator : spreads) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
        }
        updateDialects(time, in, raw, wire);
    }

    /** The kinds that only the dialects of section F use. */
    private void updateDialects(long time, double[] in, double[] raw, int firstWire) {
        int wire = firstWire;
        for (DailyChangeCalculator calculator : dailyChanges) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]], Math.floorDiv(time, MILLIS_OF_DAY));
            wire += 2;
        }
        for (FixedZScoreCalculator calculator : fixedZScores) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
        }
        for (FixedZSpreadCalculator calculator : fixedZSpreads) {
            raw[wires[wire + 1]] = calculator.update(in[wires[wire]]);
            wire += 2;
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
