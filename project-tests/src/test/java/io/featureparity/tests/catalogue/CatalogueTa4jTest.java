// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.batch.BarColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.DoubleEMAIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.SMAIndicator;
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
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** The catalogue against ta4j, where both mean the same. Where they do not, the comment says what differs. */
class CatalogueTa4jTest {

    private static final CatalogueCase MARKET = CatalogueCase.complete();

    private final BarSeries series = series(MARKET.bars());
    private final ClosePriceIndicator close = new ClosePriceIndicator(series);

    /**
     * One indicator.
     *
     * @param feature ours
     * @param theirs makes theirs at a row
     * @param from the first row at which both mean the same
     * @param seen the largest difference from there on
     */
    private record Pair(String feature, IntToDoubleFunction theirs, int from, double seen) {

        @Override
        public String toString() {
            return feature;
        }
    }

    private static BarSeries series(BarColumns bars) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (int row = 0; row < bars.size(); row++) {
            series.addBar(
                    Duration.ofMinutes(5),
                    Instant.ofEpochMilli(bars.time(row)).atZone(ZoneOffset.UTC),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    bars.volume(row));
        }
        return series;
    }

    /** {@return the largest difference of each feature, as the document shows it} */
    static Map<String, Double> seen() {
        return pairs().collect(Collectors.toMap(Pair::feature, Pair::seen));
    }

    private static Stream<Pair> pairs() {
        return new CatalogueTa4jTest().all();
    }

    private Stream<Pair> all() {
        return Stream.of(
                // Its windows are shorter at the beginning; ours are absent there.
                pair("sma", new SMAIndicator(close, 20), 19, 4e-12),
                // Seeded with the first value, as ours are.
                pair("ema", new EMAIndicator(close, 20), 0, 2e-12),
                pair("dema", new DoubleEMAIndicator(close, 20), 0, 4e-12),
                pair("macd", new MACDIndicator(close, 12, 26), 0, 3e-12),
                pair("macd_signal", new MACDIndicator(close, 12, 26).getSignalLine(9), 0, 2e-12),
                // The deviation of the population, as ours. Its width is in percent.
                pair("bollinger_percent_b", new PercentBIndicator(close, 20, 2), 19, 2e-11),
                new Pair("bollinger_width", row -> value(bandWidth(), row) / 100, 19, 2e-13),
                pair("stochastic_k", percentK(), 13, 2e-14),
                pair("stochastic_d", new StochasticOscillatorDIndicator(percentK()), 15, 2e-13),
                pair("cci", new CCIIndicator(series, 20), 19, 3e-10),
                pair("williams_r", new WilliamsRIndicator(series, 14), 13, 2e-14),
                pair("roc", new ROCIndicator(close, 12), 12, 2e-14),
                // It has no indicator of this name.
                new Pair(
                        "momentum",
                        row -> value(close, row) - value(new PreviousValueIndicator(close, 10), row),
                        10,
                        0),
                pair("obv", new OnBalanceVolumeIndicator(series), 0, 0),
                // Its window has a number of bars; ours begins anew with the day.
                new Pair("vwap", row -> value(new VWAPIndicator(series, MARKET.barOfDay(row)), row), 0, 3e-12),
                new Pair("donchian_position", this::donchianPosition, 19, 0),
                // It takes the typical price by default, and knows no position between the bands.
                new Pair("keltner_position", this::keltnerPosition, 0, 3e-13),
                // Its deviation is that of the population.
                new Pair("volume_z", this::volumeZ, 59, 2e-14));
    }

    private static Pair pair(String feature, Indicator<Num> theirs, int from, double seen) {
        return new Pair(feature, row -> value(theirs, row), from, seen);
    }

    private static double value(Indicator<Num> indicator, int row) {
        return indicator.getValue(row).doubleValue();
    }

    private Indicator<Num> bandWidth() {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        return new BollingerBandWidthIndicator(
                new BollingerBandsUpperIndicator(middle, deviation),
                middle,
                new BollingerBandsLowerIndicator(middle, deviation));
    }

    private StochasticOscillatorKIndicator percentK() {
        return new StochasticOscillatorKIndicator(series, 14);
    }

    private double donchianPosition(int row) {
        double lower = value(new DonchianChannelLowerIndicator(series, 20), row);
        double upper = value(new DonchianChannelUpperIndicator(series, 20), row);
        return (value(close, row) - lower) / (upper - lower);
    }

    private double keltnerPosition(int row) {
        KeltnerChannelMiddleIndicator middle = new KeltnerChannelMiddleIndicator(close, 20);
        double upper = value(new KeltnerChannelUpperIndicator(middle, new ATRIndicator(series, 10), 2), row);
        return (value(close, row) - value(middle, row)) / (upper - value(middle, row));
    }

    private double volumeZ(int row) {
        VolumeIndicator volume = new VolumeIndicator(series);
        double population = value(new StandardDeviationIndicator(volume, 60), row);
        double apart = value(volume, row) - value(new SMAIndicator(volume, 60), row);
        return apart / (population * Math.sqrt(60 / 59.0));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void G_theIndicatorIsThatOfTa4j(Pair pair) {
        Distance.require(MARKET.raw(pair.feature()), pair.theirs(), pair.from(), pair.seen());
    }

    /** Prices that do not move: ours are undefined, and the contract says what they read as. */
    @Test
    void G_whereNothingMovesTheOthersAreNotDefinedEither() {
        BarSeries flat =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        Instant begin = Instant.ofEpochMilli(MARKET.bars().time(0));
        for (int i = 0; i < 30; i++) {
            flat.addBar(Duration.ofMinutes(5), begin.plusSeconds(300L * i).atZone(ZoneOffset.UTC), 50, 50, 50, 50, 1);
        }
        assertThat(value(new StochasticOscillatorKIndicator(flat, 14), 29)).isNaN();
        assertThat(value(new WilliamsRIndicator(flat, 14), 29)).isNaN();
        assertThat(value(new PercentBIndicator(new ClosePriceIndicator(flat), 20, 2), 29))
                .isNaN();
        assertThat(value(new CCIIndicator(flat, 20), 29)).isZero();
    }
}
