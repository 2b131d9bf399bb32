// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarLayoutTest {

    /** Rows of a hundred columns, whose values tell row and column. */
    private static final class Numbered implements TimedRows {
        private final int size;
        private int row = -1;

        private Numbered(int size) {
            this.size = size;
        }

        @Override
        public boolean next() {
            return ++row < size;
        }

        @Override
        public long time() {
            return 1000L * row;
        }

        @Override
        public double value(int column) {
            return 100 * row + column;
        }

        @Override
        public Place place() {
            return Place.row("numbers", row);
        }
    }

    private static TimedRows secondOf(int size) {
        TimedRows rows = new Numbered(size);
        rows.next();
        rows.next();
        return rows;
    }

    private static double[] macro(BarLayout layout, TimedRows rows, int size) {
        double[] macro = new double[size];
        layout.macro(rows, macro);
        return macro;
    }

    @Test
    void whatStandsInNoColumnIsAbsent() {
        TimedRows rows = secondOf(2);
        BarLayout prices = BarLayout.ofPrices();
        assertThat(prices.volume(rows)).isNaN();
        assertThat(prices.position(rows)).isNaN();
        assertThat(macro(prices, rows, 2)).containsExactly(Double.NaN, Double.NaN);
        assertThat(macro(prices.withMacroAt(BarLayout.NONE, 6), rows, 2)).containsExactly(Double.NaN, 106);
    }

    @Test
    void eachValueComesFromItsColumn() {
        TimedRows rows = secondOf(2);
        int[] columns = {9, 5};
        BarLayout layout =
                BarLayout.ofPrices().withMacroAt(columns).withPositionAt(8).withVolumeAt(4);
        columns[0] = 7;
        assertThat(layout.volume(rows)).isEqualTo(104);
        assertThat(layout.position(rows)).isEqualTo(108);
        assertThat(macro(layout, rows, 2)).containsExactly(109, 105);
        assertThat(macro(layout, rows, 1)).containsExactly(109);
        assertThat(layout.withPosition(-0.5).position(rows)).isEqualTo(-0.5);
        assertThat(layout.withPosition(-0.5).withPositionAt(8).position(rows)).isEqualTo(108);
    }

    @Test
    void aWatcherSeesEachRowOnceAndBeforeAnyoneElse() {
        List<Long> seen = new ArrayList<>();
        TimedRows rows = new Numbered(3).watchedBy(row -> seen.add(row.time()));
        assertThat(seen).isEmpty();
        assertThat(rows.next()).isTrue();
        assertThat(seen).containsExactly(0L);
        assertThat(rows.next()).isTrue();
        assertThat(rows.time()).isEqualTo(1000);
        assertThat(rows.value(7)).isEqualTo(107);
        assertThat(rows.place()).isEqualTo(Place.row("numbers", 1));
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
        assertThat(seen).containsExactly(0L, 1000L, 2000L);
    }

    @Test
    void rowsUpToATimeEndBeforeTheFirstThatIsLater() {
        TimedRows rows = new Numbered(3).until(1000);
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.time()).isEqualTo(1000);
        assertThat(rows.value(7)).isEqualTo(107);
        assertThat(rows.place()).isEqualTo(Place.row("numbers", 1));
        assertThat(rows.next()).isFalse();
        assertThat(new Numbered(3).until(-1).next()).isFalse();
    }
}
