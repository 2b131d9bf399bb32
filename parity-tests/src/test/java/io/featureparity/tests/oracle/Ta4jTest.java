// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.exact;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.tests.market.Alone;
import io.featureparity.tests.market.Market;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.DXIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.Num;

/**
 * Clauses C3, C5 and C7 against ta4j, which reckons in decimals, here of 40 digits, on markets that lack nothing.
 *
 * <p>The bounds, in units of 2^-53. A Wilder average gains less than 12 of itself with each bar: the weights are off by
 * 8, and the step rounds four times. An average of t bars is off by 12 t; a quotient of two by 24 t. RSI moves by 25 at
 * most for each unit of its quotient, DX by 50 for each of the two movements; ATR percent moves as its average does.
 */
class Ta4jTest {

    private static final int TRIES = 8;
    private static final int LENGTH = 250;
    private static final int LONG = 700;
    private static final double UNIT = 0x1p-53;
    private static final int DIGITS = 40;

    @Property(tries = TRIES)
    void C3_rsiIsThatOfTa4j(@ForAll long seed) {
        Market market = Market.grid(seed, LENGTH);
        Indicator<Num> theirs = new RSIIndicator(new ClosePriceIndicator(series(market)), 9);
        double[] ours = market.raw("rsi_9");
        boolean compared = false;
        for (int row = 1; row < LENGTH; row++) {
            if (hasFallen(market, row)) { // before that ta4j says 0 or 100, and we say undefined
                compared = true;
                assertClose(ours[row], theirs.getValue(row), (25 * 24 * (row + 1) + 400) * UNIT);
            }
        }
        assertThat(compared).isTrue();
    }

    private static boolean hasFallen(Market market, int row) {
        double[] close = market.close();
        for (int i = 1; i <= row; i++) {
            if (close[i] < close[i - 1]) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = TRIES)
    void C4_C5_atrPercentIsThatOfTa4j(@ForAll long seed) {
        Market market = Market.grid(seed, LENGTH);
        BarSeries series = series(market);
        Indicator<Num> average = new ATRIndicator(series, 10);
        double[] ours = market.raw("atr_pct");
        for (int row = 0; row < LENGTH; row++) {
            Num theirs = average.getValue(row).dividedBy(series.getBar(row).getClosePrice());
            assertClose(ours[row], theirs, (12 * (row + 1) + 1) * UNIT * ours[row]);
        }
    }

    @Property(tries = TRIES)
    void C6_C7_theIndexBeforeItIsAveragedIsThatOfTa4j(@ForAll long seed) {
        Market market = Market.grid(seed, LENGTH);
        Indicator<Num> theirs = new DXIndicator(series(market), 14);
        Alone ours = new Alone(new Adx(14, Smoothing.WILDER, 0, FirstChange.ZERO, Adx.Output.DX));
        double[] high = market.high();
        double[] low = market.low();
        double[] close = market.close();
        for (int row = 0; row < LENGTH; row++) {
            double next = ours.next(high[row], low[row], close[row]);
            double index = Double.isNaN(next) ? 0 : next; // where we have none, ta4j has 0
            assertClose(index, theirs.getValue(row), (50 * 24 * (row + 1) + 800) * UNIT);
        }
    }

    /** ta4j seeds its average with the 0 of the first bar, where we have no index; 600 bars later that is forgotten. */
    @Property(tries = 3)
    void C7_adxIsThatOfTa4jOnceTheSeedIsForgotten(@ForAll long seed) {
        Market market = Market.grid(seed, LONG);
        Indicator<Num> theirs = new ADXIndicator(series(market), 14, 14);
        double[] ours = market.raw("adx_14");
        double seedLeft = 100 * StrictMath.pow(13 / 14.0, 600);
        for (int row = 0; row < LONG; row++) {
            Num value = theirs.getValue(row); // in order, for ta4j keeps what it has
            if (row >= 600) {
                assertClose(ours[row], value, (50 * 36 * (row + 1) + 800) * UNIT + seedLeft);
            }
        }
    }

    private static void assertClose(double ours, Num theirs, double bound) {
        BigDecimal apart = exact(ours).subtract(((DecimalNum) theirs).bigDecimalValue());
        assertThat(apart.abs()).isLessThanOrEqualTo(exact(bound));
    }

    private static BarSeries series(Market market) {
        BarSeries series = new BaseBarSeriesBuilder().withNumTypeOf(num(0)).build();
        double[] high = market.high();
        double[] low = market.low();
        double[] close = market.close();
        for (int row = 0; row < market.size(); row++) {
            series.addBar(
                    Duration.ofMinutes(5),
                    Instant.ofEpochMilli(market.time(row)).atZone(ZoneOffset.UTC),
                    num(close[row]),
                    num(high[row]),
                    num(low[row]),
                    num(close[row]),
                    num(0));
        }
        return series;
    }

    /** Grid prices have six decimals: the decimal is the double, exactly. */
    private static Num num(double price) {
        return DecimalNum.valueOf(exact(price), DIGITS);
    }
}
