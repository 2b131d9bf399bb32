// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Works that are held against each other take the same bars in. */
class FormsTest {

    private static final int BARS = 3_000;

    private final Bars bars = SessionMarket.bars(5, BARS);

    @Test
    void oneInstrumentSeesWhatAnEngineSees() {
        EngineForm engine = new EngineForm(Contracts.usdcop(), bars);
        InstrumentsForm one = new InstrumentsForm(1, bars);
        engine.run(1_000);
        one.run(1_014); // its warm-up was other bars; after so many the windows hold the same

        for (int i = 0; i < 5_000; i++) {
            float[] expected = engine.updateAndObserve().clone();
            float[] found = one.updateAndObserve();
            if (i > 1_000) {
                assertThat(found).isEqualTo(expected);
            }
        }
    }

    @Test
    void eachOfManyInstrumentsIsOneBarFurtherThanTheOneBefore() {
        InstrumentsForm one = new InstrumentsForm(1, bars);
        InstrumentsForm many = new InstrumentsForm(7, bars);
        one.run(2_000);
        many.run(2_000 * 7);
        for (int i = 0; i < 7; i++) {
            assertThat(many.updateAndObserve().clone()).isEqualTo(one.updateAndObserve());
        }
    }

    @Test
    void columnsHoldTheBarsAndMoveOnByTheirSpan() {
        Columns columns = Columns.of(bars);
        columns.later();
        assertThat(columns.length()).isEqualTo(BARS);
        assertThat(columns.time()[0]).isEqualTo(bars.time(BARS - 1) + SessionMarket.BAR_MILLIS);
        assertThat(columns.high()).isEqualTo(column(bars::high));
        assertThat(columns.low()).isEqualTo(column(bars::low));
        assertThat(columns.close()).isEqualTo(column(bars::close));
    }

    private static double[] column(IntToDoubleFunction price) {
        return IntStream.range(0, BARS).mapToDouble(price).toArray();
    }

    @Test
    void completeBarsAreThoseWithPrices() {
        CompleteBars complete = CompleteBars.of(bars, 2_900);
        int at = 0;
        for (int row = 0; at < complete.length(); row++) {
            if (!Double.isNaN(bars.close(row))) {
                assertThat(complete.time(at)).isEqualTo(bars.time(row));
                assertThat(complete.close()[at]).isEqualTo(bars.close(row));
                at++;
            }
        }
    }

    @Test
    void macroValuesOfADayAreSeenFromTheNextSessionOn() {
        AlignmentForm form = new AlignmentForm(600);
        double[][] columns = form.columns();
        double[] macro = new double[bars.macroCount()];
        Bars market = SessionMarket.bars(FusedBenchmark.SEED, 600);
        market.macro(60, macro);
        assertThat(columns[0][119]).isNaN(); // nothing was published in the first session
        assertThat(columns[0][120]).isEqualTo(macro[0]);
        for (int row = 0; row < 600; row++) {
            double[] ofRow = new double[columns.length];
            for (int k = 0; k < ofRow.length; k++) {
                ofRow[k] = columns[k][row];
            }
            assertThat(form.nextBar()).isEqualTo(ofRow);
        }
    }

    @Test
    void deviationsStartOverNowAndThen() {
        assertThat(StartsOver.perBar()).isBetween(0.001, 0.1);
    }
}
