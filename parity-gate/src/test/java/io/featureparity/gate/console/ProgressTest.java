// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line by which a person at a terminal sees how far the work has come. */
class ProgressTest {

    private final Printed printed = new Printed();

    private static final class Bars implements TimedRows {
        private int left;

        private Bars(int left) {
            this.left = left;
        }

        @Override
        public boolean next() {
            return left-- > 0;
        }

        @Override
        public long time() {
            return left;
        }

        @Override
        public double value(int column) {
            return column + 1;
        }

        @Override
        public Place place() {
            return Place.row("bars", left);
        }
    }

    @Test
    void progressIsOneLineThatIsWipedOut() {
        try (Progress progress = Progress.of(printed.terminal(true), "features", 8)) {
            TimedRows bars = progress.over(new Bars(4));
            assertThat(bars.next()).isTrue();
            assertThat(bars.next()).isTrue();
            progress.show();
            assertThat(List.of(
                            bars.value(0), bars.value(1), bars.value(2), bars.value(3), bars.value(4), bars.value(5)))
                    .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
            assertThat(bars.place()).isEqualTo(Place.row("bars", 2));
            assertThat(bars.time()).isEqualTo(2);
        }
        String line = "\rfeatures [######------------------] 25 %  2 rows";
        assertThat(printed.out()).isEqualTo(line + "\r" + " ".repeat(72) + "\r");
        assertThat(line.length()).isLessThan(72);
    }

    @Test
    void progressNeverSaysThatItIsDone() {
        try (Progress progress = Progress.of(printed.terminal(true), "check", 1)) {
            TimedRows bars = progress.over(new Bars(5));
            while (bars.next()) {
                assertThat(bars.value(0)).isEqualTo(1);
            }
            progress.show();
            progress.end();
            String before = printed.out();
            progress.show(); // the timer may be at it still
            assertThat(printed.out()).isEqualTo(before);
        }
        assertThat(printed.out()).contains(" 99 %  5 rows");
    }

    @Test
    void workOfUnknownLengthIsNamed() {
        try (Progress progress = Progress.of(printed.terminal(true), "measuring")) {
            progress.show();
        }
        try (Progress progress = Progress.of(printed.terminal(true), "reading", 0)) {
            progress.step();
            progress.show();
        }
        try (Progress progress = Progress.ofCases(printed.terminal(true), 4)) {
            progress.step();
            progress.show();
        }
        assertThat(printed.out())
                .contains("\rmeasuring ...\r", "\rreading ... 1 rows\r", "\rverify [######----", " 25 %  1 cases\r");
    }

    @Test
    void whereNobodyLooksNothingIsShown() {
        try (Progress progress = Progress.of(printed.terminal(false), "check", 10)) {
            TimedRows bars = progress.over(new Bars(5));
            while (bars.next()) {
                assertThat(bars.value(0)).isEqualTo(1);
            }
        }
        assertThat(printed.out() + printed.err()).isEmpty();
    }
}
