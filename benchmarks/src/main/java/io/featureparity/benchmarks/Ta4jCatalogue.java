// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/** The catalogue's indicators that ta4j has, asked for at each bar of a series that goes on; one operation is one bar. */
final class Ta4jCatalogue implements Work {

    /** How many bars the series keeps: more than its windows need, and few enough to be removed cheaply. */
    private static final int KEPT = 256;

    private final BarSeries series = Ta4jSeries.holding(KEPT);
    private final List<Indicator<Num>> indicators = indicators(series);
    private final TradedBars bars;
    private long bar;

    Ta4jCatalogue(TradedBars bars) {
        this.bars = bars;
        run(KEPT);
    }

    /** Those of a channel and of a z-score in their parts: a user takes the difference and the quotient. */
    private static List<Indicator<Num>> indicators(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        VolumeIndicator volume = new VolumeIndicator(series);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(Ta4jSeries.mean(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        StochasticOscillatorKIndicator percentK = new StochasticOscillatorKIndicator(series, 14);
        KeltnerChannelMiddleIndicator channel = new KeltnerChannelMiddleIndicator(close, 20);
        return List.of(
                Ta4jSeries.mean(close, 20),
                Ta4jSeries.exponential(close, 20),
                Ta4jSeries.doubleExponential(close, 20),
                macd,
                macd.getSignalLine(9),
                new PercentBIndicator(close, 20, 2),
                new BollingerBandWidthIndicator(
                        new BollingerBandsUpperIndicator(middle, deviation),
                        middle,
                        new BollingerBandsLowerIndicator(middle, deviation)),
                percentK,
                new StochasticOscillatorDIndicator(percentK),
                new CCIIndicator(series, 20),
                new WilliamsRIndicator(series, 14),
                new ROCIndicator(close, 12),
                new PreviousValueIndicator(close, 10),
                new OnBalanceVolumeIndicator(series),
                new VWAPIndicator(series, 60),
                new DonchianChannelLowerIndicator(series, 20),
                new DonchianChannelUpperIndicator(series, 20),
                new KeltnerChannelUpperIndicator(channel, new ATRIndicator(series, 10), 2),
                Ta4jSeries.mean(volume, 60),
                new StandardDeviationIndicator(volume, 60));
    }

    /** One more bar, and the sum of all values at it. */
    double nextBar() {
        int row = bars.row(bar);
        Ta4jSeries.add(
                series,
                bars.time(bar++),
                bars.open()[row],
                bars.high()[row],
                bars.low()[row],
                bars.close()[row],
                bars.volume()[row]);
        double sum = 0;
        for (Indicator<Num> indicator : indicators) {
            sum += indicator.getValue(series.getEndIndex()).doubleValue();
        }
        return sum;
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += nextBar();
        }
        return sum;
    }
}
