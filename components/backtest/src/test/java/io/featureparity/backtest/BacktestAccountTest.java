// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static io.featureparity.backtest.Desk.BUY;
import static io.featureparity.backtest.Desk.SELL;
import static io.featureparity.backtest.Desk.equity;
import static io.featureparity.backtest.Desk.free;
import static io.featureparity.backtest.Desk.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestAccountTest {

    @TempDir
    private Path folder;

    @Test
    void drawdownIsMeasuredFromTheHighestValue() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, 8000)
                .bar(16, 8000, 6000)
                .bar(17, 6000, 5000)
                .bar(18, 5000, 9000);
        BacktestResult result = desk.run(free(14, 19), desk.answering(BUY));
        assertThat(result.equity().deepest()).isEqualTo(new EquityCurve.Drawdown(0.375, time(15), time(17)));
        assertThat(result.equity().drawdowns()).containsExactly(0, 0, 0.25, 0.375, 0);
    }

    @Test
    void anAccountThatOnlyLosesFallsFromItsCapital() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, 3000)
                .bar(16, 3000, 3000);
        BacktestResult result = desk.run(free(14, 17), desk.answering(BUY));
        assertThat(result.equity().deepest()).isEqualTo(new EquityCurve.Drawdown(0.25, time(14), time(15)));
    }

    @Test
    void anAccountWithNothingLeftTradesNoMore() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, 9000)
                .bar(16, 9000, 9000)
                .bar(17, 9000, 9000);
        BacktestResult result = desk.run(free(14, 18), desk.answering(SELL, BUY, BUY));
        assertThat(equity(result)).containsExactly(10_000.0, -2_500.0, -2_500.0, -2_500.0);
        assertThat(result.trades().size()).isEqualTo(1);
        assertThat(result.ruined()).isEqualTo(time(16));
        assertThat(result.remarks())
                .containsExactly(
                        "At " + time(16) + " the account had nothing left; no position was opened after that.");
    }
}
