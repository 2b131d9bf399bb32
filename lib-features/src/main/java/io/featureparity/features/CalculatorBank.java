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
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calculators of one contract, each wired to the columns it reads and the feature it gives.
 *
 * <p>They stand in one chain for each kind, not in one of a common type: every loop below then calls one concrete
 * method, which the compiler can inline, for whatever contract.
 *
 * <p>A bank holds parameters and places of the state, and no state: all engines of a contract share one.
 *
 * <p>Immutable and thread-safe.
 */
final class CalculatorBank {

    private static final int MILLIS_OF_DAY = 86_400_000;

    /** Thousands of engines of one contract are common, contracts are few; one that nobody holds is forgotten. */
    private static final Map<FeatureContract, CalculatorBank> BANKS = Collections.synchronizedMap(new WeakHashMap<>());

    private final @Nullable Wired<LogReturnCalculator> logReturns;
    private final @Nullable Wired<RsiCalculator> rsis;
    private final @Nullable Wired<AtrPercentCalculator> atrPercents;
    private final @Nullable Wired<AdxCalculator> adxes;
    private final @Nullable Wired<RollingZScoreCalculator> rollingZScores;
    private final @Nullable Wired<ChangeCalculator> changes;
    private final @Nullable Wired<SpreadCalculator> spreads;
    private final @Nullable Wired<DailyChangeCalculator> dailyChanges;
    private final @Nullable Wired<FixedZScoreCalculator> fixedZScores;
    private final @Nullable Wired<FixedZSpreadCalculator> fixedZSpreads;

    private final StateShape shape;

    private CalculatorBank(FeatureContract contract) {
        StateLayout layout = new StateLayout();
        logReturns = wired(contract, layout, LogReturn.class, LogReturnCalculator::new);
        rsis = wired(contract, layout, Rsi.class, RsiCalculator::new);
        atrPercents = wired(contract, layout, AtrPercent.class, AtrPercentCalculator::new);
        adxes = wired(contract, layout, Adx.class, AdxCalculator::new);
        rollingZScores = wired(contract, layout, RollingZScore.class, RollingZScoreCalculator::new);
        changes = wired(contract, layout, Change.class, ChangeCalculator::new);
        spreads = wired(contract, layout, Spread.class, (places, p, undefined) -> new SpreadCalculator(p, undefined));
        dailyChanges = wired(contract, layout, DailyChange.class, DailyChangeCalculator::new);
        fixedZScores = wired(
                contract, layout, FixedZScore.class, (places, p, undefined) -> new FixedZScoreCalculator(p, undefined));
        fixedZSpreads = wired(
                contract,
                layout,
                FixedZSpread.class,
                (places, p, undefined) -> new FixedZSpreadCalculator(p, undefined));
        shape = layout.shape();
    }

    /** The bank of a contract; of equal ones, the same. */
    static CalculatorBank of(FeatureContract contract) {
        return BANKS.computeIfAbsent(contract, CalculatorBank::new);
    }

    /** Makes a calculator from its parameters and the value it gives where it is undefined. */
    private interface Maker<P, C> {
        C make(StateLayout layout, P parameters, double undefined);
    }

    /** Makes all calculators of one kind. */
    private static <P extends Calculation.Market, C> @Nullable Wired<C> wired(
            FeatureContract contract, StateLayout layout, Class<P> kind, Maker<P, C> maker) {
        Wired<C> first = null;
        for (FeatureSpec spec : contract.marketFeatures()) {
            if (kind.isInstance(spec.calculation())) {
                C calculator = maker.make(layout, kind.cast(spec.calculation()), spec.undefined());
                first = new Wired<>(calculator, column(contract, spec.inputs().get(0)), spec.index(), first);
            }
        }
        return first;
    }

    private static int column(FeatureContract contract, String name) {
        int price = BarInHand.PRICES.indexOf(name);
        return price >= 0
                ? price
                : BarInHand.FIRST_MACRO + contract.macroColumns().indexOf(name);
    }

    /** What the state of all calculators looks like. */
    StateShape shape() {
        return shape;
    }

    /**
     * Takes one bar in.
     *
     * @param s the engine's state
     * @param time the bar's time
     * @param in the bar: its prices, then the macro values in contract order
     * @param raw where the raw features are put, in contract order
     */
    void update(double[] s, long time, double[] in, double[] raw) {
        double high = in[BarInHand.HIGH];
        double low = in[BarInHand.LOW];
        double close = in[BarInHand.CLOSE];
        // The kinds do not see each other, so any order gives the same bits; of those measured this was the quickest.
        // Scores come apart from their moves: so the roots and divisions of one need not wait for the sums of the next.
        for (Wired<RsiCalculator> w = rsis; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(s, in[w.column]);
        }
        for (Wired<AtrPercentCalculator> w = atrPercents; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(s, high, low, close);
        }
        for (Wired<AdxCalculator> w = adxes; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(s, high, low, close);
        }
        for (Wired<RollingZScoreCalculator> w = rollingZScores; w != null; w = w.next) {
            w.calculator.move(s, in[w.column]);
        }
        for (Wired<LogReturnCalculator> w = logReturns; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(s, in[w.column]);
        }
        for (Wired<ChangeCalculator> w = changes; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(s, in[w.column]);
        }
        for (Wired<SpreadCalculator> w = spreads; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(in[w.column]);
        }
        for (Wired<RollingZScoreCalculator> w = rollingZScores; w != null; w = w.next) {
            raw[w.feature] = w.calculator.score(s, in[w.column]);
        }
        updateDialects(s, time, in, raw);
    }

    /** The kinds that only the dialects of section F use. */
    private void updateDialects(double[] s, long time, double[] in, double[] raw) {
        for (Wired<DailyChangeCalculator> w = dailyChanges; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(s, in[w.column], Math.floorDiv(time, MILLIS_OF_DAY));
        }
        for (Wired<FixedZScoreCalculator> w = fixedZScores; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(in[w.column]);
        }
        for (Wired<FixedZSpreadCalculator> w = fixedZSpreads; w != null; w = w.next) {
            raw[w.feature] = w.calculator.update(in[w.column]);
        }
    }
}
