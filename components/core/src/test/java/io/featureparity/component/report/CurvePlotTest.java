// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A plot of this height has 100 units between its lowest and its highest value, from 112 at the bottom to 12 at the top. */
class CurvePlotTest {

    private static final int HEIGHT = 138;
    private static final Instant MONDAY = Instant.parse("2026-11-02T14:00:00Z");

    private static CurvePlot plot(Duration apart, double... values) {
        return new CurvePlot(values.length, bar -> MONDAY.plus(apart.multipliedBy(bar)), bar -> values[bar], HEIGHT);
    }

    private static CurvePlot plot(double... values) {
        return plot(Duration.ofMinutes(5), values);
    }

    private static String drawn(CurvePlot plot, String lineClass) {
        Html html = new Html();
        plot.draw(html, "A <label>", lineClass, value -> "level " + value);
        return html.toString();
    }

    private static String drawn(double... values) {
        return drawn(plot(values), "line");
    }

    @Test
    void aLineGoesThroughTheValues() {
        assertThat(drawn(0, 10, 5))
                .contains("aria-label=\"A &lt;label&gt;\"")
                .contains("<path class=\"line\" d=\"M76.0 112.0 L512.0 12.0 L948.0 62.0\">")
                .contains(">level 0.0<", ">level 2.5<", ">level 10.0<");
    }

    @Test
    void aValueThatIsAbsentIsAGap() {
        assertThat(drawn(0, 5, Double.NaN, 10, 10)).contains("d=\"M76.0 112.0 L294.0 62.0 M730.0 12.0 L948.0 12.0\"");
        assertThat(drawn(Double.NaN, Double.NaN)).contains("d=\"\"");
    }

    @Test
    void aLineThatNeverMovesIsInTheMiddle() {
        assertThat(drawn(5, 5)).contains("d=\"M76.0 62.0 L948.0 62.0\"");
        assertThat(drawn(0)).contains("d=\"M76.0 62.0\"");
    }

    @Test
    void noExtremeOfALongLineIsLost() {
        double[] values = new double[5000];
        values[777] = 1;
        values[778] = Double.NaN;
        values[4000] = -1;
        String long5000 = drawn(values);
        assertThat(long5000).contains(" 12.0 ", " 112.0 ").hasSizeLessThan(40_000);
        Arrays.fill(values, 0, 2500, Double.NaN);
        assertThat(drawn(values)).contains("d=\"M512.").contains(" 112.0 ");
    }

    @Test
    void anAreaReachesToZero() {
        assertThat(drawn(plot(0, -10), "loss"))
                .contains("<path class=\"loss\" d=\"M76.0 12.0 L948.0 112.0 L948.0 12.0 L76 12.0 Z\">");
        assertThat(drawn(plot(-5, -10), "loss")).contains(" L948.0 12.0 L76 12.0 Z");
    }

    @Test
    void stretchesOfBarsAreColoured() {
        assertThat(drawn(plot(0, 1, 2).band(0, 1, "long").band(1, 9, "short"), "line"))
                .contains("<rect class=\"band long\" x=\"76.0\" y=\"12\" width=\"436.0\" height=\"100\">")
                .contains("<rect class=\"band short\" x=\"512.0\" y=\"12\" width=\"436.0\" height=\"100\">");
    }

    @Test
    void timesAreInMinutesForAFewDaysAndElseInDays() {
        assertThat(drawn(0, 1)).contains(">11-02 14:00<", ">11-02 14:05<");
        assertThat(drawn(plot(Duration.ofDays(3), 0, 1, 2), "line"))
                .contains(">2026-11-02<", "text-anchor=\"middle\">2026-11-05<", ">2026-11-08<");
    }
}
