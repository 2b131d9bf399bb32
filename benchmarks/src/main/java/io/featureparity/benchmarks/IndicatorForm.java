// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Rsi;

/** Our calculations over whole columns, as TA-Lib goes over them. */
final class IndicatorForm {

    private final OneFeature rsi = OneFeature.ofPrices(Contracts.calculation("rsi_9", Rsi.class), 50);
    private final OneFeature atrPercent = OneFeature.ofPrices(Contracts.calculation("atr_pct", AtrPercent.class), 0);
    private final OneFeature adx = OneFeature.ofPrices(Contracts.calculation("adx_14", Adx.class), 25);
    private final CompleteBars bars;
    private final double[] out;

    IndicatorForm(CompleteBars bars) {
        this.bars = bars;
        out = new double[bars.length()];
    }

    double[] rsi() {
        return over(rsi);
    }

    double[] atrPercent() {
        return over(atrPercent);
    }

    double[] adx() {
        return over(adx);
    }

    private double[] over(OneFeature feature) {
        feature.over(bars, out);
        return out;
    }
}
