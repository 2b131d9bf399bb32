// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.features.momentum.RsiCalculator;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;

/** Our calculators over whole columns, as TA-Lib goes over them. */
final class IndicatorForm {

    private final StateLayout layout = new StateLayout();
    private final RsiCalculator rsi = new RsiCalculator(layout, Contracts.calculation("rsi_9", Rsi.class), 50);
    private final AtrPercentCalculator atrPercent =
            new AtrPercentCalculator(layout, Contracts.calculation("atr_pct", AtrPercent.class), 0);
    private final AdxCalculator adx = new AdxCalculator(layout, Contracts.calculation("adx_14", Adx.class), 25);
    private final double[] state = layout.shape().fresh();
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] out;

    IndicatorForm(CompleteBars bars) {
        high = bars.high();
        low = bars.low();
        close = bars.close();
        out = new double[bars.length()];
    }

    double[] rsi() {
        for (int i = 0; i < out.length; i++) {
            out[i] = rsi.update(state, close[i]);
        }
        return out;
    }

    double[] atrPercent() {
        for (int i = 0; i < out.length; i++) {
            out[i] = atrPercent.update(state, high[i], low[i], close[i]);
        }
        return out;
    }

    double[] adx() {
        for (int i = 0; i < out.length; i++) {
            out[i] = adx.update(state, high[i], low[i], close[i]);
        }
        return out;
    }
}
