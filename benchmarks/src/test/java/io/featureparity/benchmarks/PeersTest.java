// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/**
 * What is measured beside ours computes the same: where the seeds are forgotten, the digits agree. Not the bits, which is
 * why the library exists.
 */
class PeersTest {

    private static final int LAST = Ta4jForm.LENGTH - 1;

    private final CompleteBars bars = CompleteBars.of(SessionMarket.bars(1, 11_000), Ta4jForm.LENGTH);
    private final IndicatorForm ours = new IndicatorForm(bars);
    private final TaLibForm taLib = new TaLibForm(bars);

    @Test
    void rsiIsTaLibsAndTa4js() {
        String expected = digits(ours.rsi()[LAST]);
        assertThat(digits(lastOf(taLib.rsi()))).isEqualTo(expected);
        assertThat(digits(ta4j(Ta4jForm.Kind.RSI))).isEqualTo(expected);
    }

    @Test
    void atrIsTaLibsAndTa4js() {
        String expected = digits(ours.atrPercent()[LAST] * bars.close()[LAST]);
        assertThat(digits(lastOf(taLib.atr()))).isEqualTo(expected);
        assertThat(digits(ta4j(Ta4jForm.Kind.ATR))).isEqualTo(expected);
    }

    @Test
    void adxIsTaLibsAndTa4js() {
        String expected = digits(ours.adx()[LAST]);
        assertThat(digits(lastOf(taLib.adx()))).isEqualTo(expected);
        assertThat(digits(ta4j(Ta4jForm.Kind.ADX))).isEqualTo(expected);
    }

    @Test
    void ta4jGivesTheSameOfALiveSeriesAsOfAWholeOne() {
        for (Ta4jForm.Kind kind : Ta4jForm.Kind.values()) {
            Ta4jForm form = new Ta4jForm(kind, bars);
            double live = 0;
            for (int i = 257; i <= LAST; i++) {
                live = form.nextBar();
            }
            assertThat(digits(live)).isEqualTo(digits(form.columns()[LAST]));
        }
    }

    @Test
    void theLastHundredBarsGiveAboutTheSameAndNotTheSame() {
        double[] rsi = ours.rsi();
        double found = taLib.rsiOfLast(); // at the hundredth bar, from all that there are until then

        assertThat((float) found).isNotEqualTo((float) rsi[TaLibForm.LAST - 1]);
        assertThat(Math.round(found)).isEqualTo(Math.round(rsi[TaLibForm.LAST - 1]));
    }

    private double lastOf(double[] fromFirstValueOn) {
        return fromFirstValueOn[LAST - taLib.begin()];
    }

    private double ta4j(Ta4jForm.Kind kind) {
        return new Ta4jForm(kind, bars).columns()[LAST];
    }

    private static String digits(double value) {
        return new BigDecimal(value).round(new MathContext(9)).toString();
    }
}
