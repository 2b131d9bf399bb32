// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.Price;
import io.featureparity.contract.SessionClock;
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
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.macro.ChangeCalculator;
import io.featureparity.features.macro.DailyChangeCalculator;
import io.featureparity.features.macro.FixedZScoreCalculator;
import io.featureparity.features.macro.FixedZSpreadCalculator;
import io.featureparity.features.macro.SpreadCalculator;
import io.featureparity.features.momentum.RsiCalculator;
import io.featureparity.features.returns.LogReturnCalculator;
import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calculators, each wired to the columns it reads and the place of the state where its value is put.
 *
 * <p>They stand in one chain for each kind, not in one of a common type: every loop below then calls one concrete
 * method, which the compiler can inline, for whatever list of calculations.
 *
 * <p>Immutable and thread-safe.
 */
final class CalculatorBank {

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
    private final SessionClock clock;

    /**
     * Wires calculators.
     *
     * @param calculations what they calculate, in the order of their values
     * @param macroColumns the macro columns that bars come with
     * @param clock counts the days, for calculations that compare them
     * @param layout gives out the places of their state
     * @param valuesAt the place of the state where the first value is put
     */
    CalculatorBank(
            List<NamedCalculation> calculations,
            List<String> macroColumns,
            SessionClock clock,
            StateLayout layout,
            int valuesAt) {
        this.clock = clock;
        Wiring wiring = new Wiring(calculations, macroColumns, layout, valuesAt);
        logReturns = wiring.of(LogReturn.class, LogReturnCalculator::new);
        rsis = wiring.of(Rsi.class, RsiCalculator::new);
        atrPercents = wiring.of(AtrPercent.class, AtrPercentCalculator::new);
        adxes = wiring.of(Adx.class, AdxCalculator::new);
        rollingZScores = wiring.of(RollingZScore.class, RollingZScoreCalculator::new);
        changes = wiring.of(Change.class, ChangeCalculator::new);
        spreads = wiring.of(Spread.class, (places, p, undefined) -> new SpreadCalculator(p, undefined));
        dailyChanges = wiring.of(DailyChange.class, DailyChangeCalculator::new);
        fixedZScores = wiring.of(FixedZScore.class, (places, p, undefined) -> new FixedZScoreCalculator(p, undefined));
        fixedZSpreads =
                wiring.of(FixedZSpread.class, (places, p, undefined) -> new FixedZSpreadCalculator(p, undefined));
    }

    /** Makes a calculator from its parameters and the value it gives where it is undefined. */
    private interface Maker<P, C> {
        C make(StateLayout layout, P parameters, double undefined);
    }

    /** What it takes to wire. */
    private record Wiring(
            List<NamedCalculation> calculations, List<String> macroColumns, StateLayout layout, int valuesAt) {

        /** Makes all calculators of one kind. */
        private <P extends Calculation.Market, C> @Nullable Wired<C> of(Class<P> kind, Maker<P, C> maker) {
            Wired<C> first = null;
            for (int i = 0; i < calculations.size(); i++) {
                NamedCalculation named = calculations.get(i);
                if (kind.isInstance(named.calculation())) {
                    C calculator = maker.make(layout, kind.cast(named.calculation()), named.undefined());
                    first = new Wired<>(calculator, column(named.inputs().get(0)), valuesAt + i, first);
                }
            }
            return first;
        }

        private int column(String name) {
            int price = Price.columns().indexOf(name);
            return price >= 0 ? price : BarLayout.PRICES + macroColumns.indexOf(name);
        }
    }

    /**
     * Takes one bar in.
     *
     * @param s the engine's state, where the values are put too
     * @param time the bar's time
     * @param in the bar: its prices, then its macro values
     */
    void update(double[] s, long time, double[] in) {
        double high = in[BarLayout.HIGH];
        double low = in[BarLayout.LOW];
        double close = in[BarLayout.CLOSE];
        // The kinds do not see each other, so any order gives the same bits; of those measured this was the quickest.
        // Scores come apart from their moves: so the roots and divisions of one need not wait for the sums of the next.
        for (Wired<RsiCalculator> w = rsis; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(s, in[w.column]);
        }
        for (Wired<AtrPercentCalculator> w = atrPercents; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(s, high, low, close);
        }
        for (Wired<AdxCalculator> w = adxes; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(s, high, low, close);
        }
        for (Wired<RollingZScoreCalculator> w = rollingZScores; w != null; w = w.next) {
            w.calculator.move(s, in[w.column]);
        }
        for (Wired<LogReturnCalculator> w = logReturns; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(s, in[w.column]);
        }
        for (Wired<ChangeCalculator> w = changes; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(s, in[w.column]);
        }
        for (Wired<SpreadCalculator> w = spreads; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(in[w.column]);
        }
        for (Wired<RollingZScoreCalculator> w = rollingZScores; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.score(s, in[w.column]);
        }
        updateDialects(s, time, in);
    }

    /** The kinds that only the dialects of section F use. */
    private void updateDialects(double[] s, long time, double[] in) {
        for (Wired<DailyChangeCalculator> w = dailyChanges; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(s, in[w.column], clock.dayOf(time));
        }
        for (Wired<FixedZScoreCalculator> w = fixedZScores; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(in[w.column]);
        }
        for (Wired<FixedZSpreadCalculator> w = fixedZSpreads; w != null; w = w.next) {
            s[w.valueAt] = w.calculator.update(in[w.column]);
        }
    }
}
