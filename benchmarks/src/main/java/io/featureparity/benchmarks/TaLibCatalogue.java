// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;

/** The catalogue's indicators that TA-Lib has, over whole columns; one operation is all columns. */
final class TaLibCatalogue implements Work {

    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double[] out;
    private final double[] second;
    private final double[] third;
    private final int last;
    private double sum;

    TaLibCatalogue(TradedBars bars) {
        high = bars.high();
        low = bars.low();
        close = bars.close();
        volume = bars.volume();
        last = close.length - 1;
        out = new double[close.length];
        second = new double[close.length];
        third = new double[close.length];
    }

    /** Computes every column, and gives the sum of their last values. */
    double columns() {
        sum = 0;
        take(core.sma(0, last, close, 20, begin, count, out));
        take(core.ema(0, last, close, 20, begin, count, out));
        take(core.dema(0, last, close, 20, begin, count, out));
        take(core.macd(0, last, close, 12, 26, 9, begin, count, out, second, third));
        take(core.bbands(0, last, close, 20, 2, 2, MAType.Sma, begin, count, out, second, third));
        take(core.stochF(0, last, high, low, close, 14, 3, MAType.Sma, begin, count, out, second));
        take(core.cci(0, last, high, low, close, 20, begin, count, out));
        take(core.willR(0, last, high, low, close, 14, begin, count, out));
        take(core.roc(0, last, close, 12, begin, count, out));
        take(core.mom(0, last, close, 10, begin, count, out));
        take(core.obv(0, last, close, volume, begin, count, out));
        take(core.min(0, last, low, 20, begin, count, out));
        take(core.max(0, last, high, 20, begin, count, out));
        take(core.atr(0, last, high, low, close, 10, begin, count, out));
        take(core.sma(0, last, volume, 60, begin, count, out));
        take(core.stdDev(0, last, volume, 60, 1, begin, count, out));
        return sum;
    }

    private void take(RetCode code) {
        if (code != RetCode.Success || count.value == 0) {
            throw new IllegalStateException("TA-Lib says " + code + " and gives " + count.value + " values");
        }
        sum += out[count.value - 1];
    }

    @Override
    public double run(int operations) {
        double all = 0;
        for (int i = 0; i < operations; i++) {
            all += columns();
        }
        return all;
    }
}
