// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.FuncUnstId;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;

/**
 * TA-Lib for Java. It knows whole columns only: whoever wants the value of one more bar computes it again from the last so
 * many bars, which is what services do.
 */
final class TaLibForm {

    /** How many bars services look back over. */
    static final int LAST = 100;

    private static final int RSI = 9;
    private static final int ATR = 10;
    private static final int ADX = 14;

    private final Core columns = new Core();
    private final Core lastBars = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] out;
    private int row;

    TaLibForm(CompleteBars bars) {
        high = bars.high();
        low = bars.low();
        close = bars.close();
        out = new double[bars.length()];
        // Its name for bars that are computed before the first one that is given out: so many that it begins 100 bars
        // back.
        lastBars.SetUnstablePeriod(FuncUnstId.Rsi, LAST - 1 - columns.rsiLookback(RSI));
        lastBars.SetUnstablePeriod(FuncUnstId.Atr, LAST - 1 - columns.atrLookback(ATR));
        lastBars.SetUnstablePeriod(FuncUnstId.Adx, LAST - 1 - columns.adxLookback(ADX));
    }

    double[] rsi() {
        require(columns.rsi(0, close.length - 1, close, RSI, begin, count, out));
        return out;
    }

    double[] atr() {
        require(columns.atr(0, close.length - 1, high, low, close, ATR, begin, count, out));
        return out;
    }

    double[] adx() {
        require(columns.adx(0, close.length - 1, high, low, close, ADX, begin, count, out));
        return out;
    }

    double rsiOfLast() {
        int last = next();
        require(lastBars.rsi(last, last, close, RSI, begin, count, out));
        return out[0];
    }

    double atrOfLast() {
        int last = next();
        require(lastBars.atr(last, last, high, low, close, ATR, begin, count, out));
        return out[0];
    }

    double adxOfLast() {
        int last = next();
        require(lastBars.adx(last, last, high, low, close, ADX, begin, count, out));
        return out[0];
    }

    /** At which bar the first value of the last call is. */
    int begin() {
        return begin.value;
    }

    private int next() {
        row = row + 1 < close.length ? row + 1 : 0;
        row = Math.max(row, LAST - 1);
        return row;
    }

    private void require(RetCode code) {
        if (code != RetCode.Success || count.value == 0) {
            throw new IllegalStateException("TA-Lib says " + code + " and gives " + count.value + " values");
        }
    }
}
