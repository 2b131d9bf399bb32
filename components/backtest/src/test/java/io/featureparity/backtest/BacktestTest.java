// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static io.featureparity.backtest.Desk.BUY;
import static io.featureparity.backtest.Desk.OUT;
import static io.featureparity.backtest.Desk.SELL;
import static io.featureparity.backtest.Desk.equity;
import static io.featureparity.backtest.Desk.free;
import static io.featureparity.backtest.Desk.time;
import static io.featureparity.backtest.Desk.trades;
import static io.featureparity.backtest.Desk.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.component.ObservationStream;
import io.featureparity.contract.Bar;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

    @TempDir
    private Path folder;

    // ---- when, and at which price

    @Test
    void aDecisionIsFilledAtTheOpenOfTheNextBar() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 5000, 5000)
                .bar(15, 4000, 5000)
                .bar(16, 6000, 8000);
        BacktestResult result = desk.run(free(14, 17), desk.answering(BUY, OUT, OUT));

        assertThat(trades(result))
                .containsExactly(new Trade(Action.LONG, time(15), time(16), 2.5, 4000, 6000, 0, 0, 5000));
        assertThat(equity(result)).containsExactly(10_000.0, 12_500.0, 15_000.0);
        assertThat(result.decisions()).isEqualTo(Map.of(Action.LONG, 1L, Action.FLAT, 2L));
        assertThat(result.returned()).isEqualTo(0.5);
        assertThat(result.remarks()).isEmpty();
    }

    @Test
    void aShortPositionEarnsWhatThePriceLoses() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 5000, 5000)
                .bar(15, 4000, 3000)
                .bar(16, 2000, 1);
        BacktestResult result = desk.run(free(14, 17), desk.answering(SELL, OUT));

        assertThat(trades(result))
                .containsExactly(new Trade(Action.SHORT, time(15), time(16), 2.5, 4000, 2000, 0, 0, 5000));
        assertThat(equity(result)).containsExactly(10_000.0, 12_500.0, 15_000.0);
    }

    /**
     * Computed beside it with Python's doubles: 10000 long at 4000 * 1.0015, out at 4100 * 0.9985, in again short at that price,
     * out at 4050 * 1.0015. Each fill costs 0.75 % of what is traded.
     */
    @Test
    void fromLongToShortIsTwoFillsAtOneOpenAndEachPays() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, 4040)
                .bar(16, 4100, 4090)
                .bar(17, 4050, 4060);
        BacktestResult result = desk.run(usual(14, 18), desk.answering(BUY, SELL, OUT));

        double in = 4000 * (1 + 15 / 10_000.0);
        double turn = 4100 * (1 - 15 / 10_000.0);
        double out = 4050 * (1 + 15 / 10_000.0);
        double fee = 75 / 10_000.0;
        double first = 10_000 / in;
        double after = 10_000 - 10_000 * fee + first * (turn - in) - first * turn * fee;
        double second = after / turn;
        double end = after - after * fee - second * (out - turn) - second * out * fee;
        assertThat(trades(result))
                .containsExactly(
                        new Trade(
                                Action.LONG,
                                time(15),
                                time(16),
                                first,
                                in,
                                turn,
                                10_000 * fee,
                                first * turn * fee,
                                first * (turn - in) - 10_000 * fee - first * turn * fee),
                        new Trade(
                                Action.SHORT,
                                time(16),
                                time(17),
                                second,
                                turn,
                                out,
                                after * fee,
                                second * out * fee,
                                -(second * (out - turn)) - after * fee - second * out * fee));
        assertThat(equity(result).get(3)).isEqualTo(end);
        assertThat(end).isEqualTo(PYTHON_END);
    }

    private static final double PYTHON_END = 10010.23008273225;

    @Test
    void aDecisionThatChangesNothingTradesNothing() {
        Desk desk = new Desk(folder).warmUp();
        for (int i = 14; i < 24; i++) {
            desk.bar(i, 4000 + i, 4000 - i);
        }
        BacktestResult result = desk.run(usual(14, 24), desk.answering(BUY));
        assertThat(result.trades().size()).isEqualTo(1);
        assertThat(result.closedAtEnd()).isTrue();
        assertThat(trades(result).get(0).exit()).isEqualTo(time(23));
        assertThat(trades(result).get(0).exitPrice()).isEqualTo(3977 * (1 - 15 / 10_000.0));
        assertThat(result.equity().last())
                .isEqualTo(10_000 + trades(result).get(0).profit());
        assertThat(result.remarks())
                .containsExactly(
                        "The last position was open at the end. It was closed at the last close, with costs and"
                                + " slippage.");
    }

    @Test
    void theLastDecisionHasNoBarToBeFilledAt() {
        Desk desk = new Desk(folder).warmUp().bar(14, 4000, 4000).bar(15, 1, 1);
        BacktestResult result = desk.run(usual(14, 15), desk.answering(BUY));
        assertThat(result.trades().size()).isZero();
        assertThat(result.unfilled()).isEqualTo(Action.LONG);
        assertThat(result.remarks())
                .containsExactly(
                        "There was no trade: the account is as it was.",
                        "The last decision, LONG, was not filled: no bar with an open came after it.");
    }

    @Test
    void aBarWithoutAnOpenIsWaitedThrough() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(new Bar(time(15), Double.NaN, 4000, 4000, 4000, 1))
                .bar(new Bar(time(16), Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1))
                .bar(17, 5000, 6000);
        BacktestResult result = desk.run(free(14, 18), desk.answering(BUY));
        assertThat(trades(result)).extracting(Trade::entry).containsExactly(time(17));
        assertThat(equity(result)).containsExactly(10_000.0, 10_000.0, 10_000.0, 12_000.0);
    }

    /** When the inserted bar is decided about, the bar that came in its place has ended: its open is past. */
    @Test
    void whatIsDecidedAtAnInsertedBarIsNotFilledBeforeItWasDecided() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(16, 5000, 5000)
                .bar(17, 6000, 6000)
                .bar(18, 7000, 7000);
        BacktestResult result = desk.run(free(14, 19), desk.answering(OUT, BUY, BUY, OUT, OUT));
        assertThat(trades(result))
                .extracting(Trade::entryPrice, Trade::exitPrice)
                .containsExactly(tuple(6000.0, 7000.0));
        assertThat(result.bars().inserted()).isEqualTo(1);
        assertThat(result.remarks())
                .containsExactly("The feed inserted 1 bars that were missing; the model was asked at them too.");
    }

    // ---- what the model is given

    @Test
    void thePositionInTheObservationIsTheLastDecision() {
        Desk desk = new Desk(folder).warmUp();
        for (int i = 14; i < 18; i++) {
            desk.bar(i, 4000, 4000);
        }
        int position = desk.served.model().contract().size() - 2;
        List<Float> given = new ArrayList<>();
        double[] answers = {BUY, SELL, OUT, OUT};
        desk.run(usual(14, 18), desk.model(observation -> {
            given.add(observation[position]);
            return answers[given.size() - 1];
        }));
        assertThat(given).containsExactly(0f, 1f, -1f, 0f);
    }

    @Test
    void theStreamIsThatOfTheStoredFeed() {
        Desk desk = new Desk(folder).warmUp();
        for (int i = 14; i < 200; i += 1 + i % 3) {
            desk.bar(i, 4000 + i % 7, 4000 + i % 5);
        }
        ObservationStream expected = new ObservationStream();
        StoredFeed feed = desk.feed().begin();
        List<StoredBar> stored = new ArrayList<>();
        var cursor = desk.stores.bars().closedAfter(Desk.INSTRUMENT, 0);
        for (StoredBar bar = cursor.next(); bar != null; bar = cursor.next()) {
            stored.add(bar);
        }
        for (StoredBar bar : stored) {
            for (FeatureRow row : feed.take(bar)) {
                if (!row.time().isBefore(time(20)) && row.time().isBefore(time(50))) {
                    expected.add(row.time(), row.observation().orElseThrow());
                }
            }
        }
        BacktestResult result = desk.run(usual(20, 50), desk.answering(OUT));
        assertThat(result.stream().sha256()).isEqualTo(expected.sha256());
        assertThat(result.stream().count()).isEqualTo(30);
        assertThat(result.bars().before()).isEqualTo(20);
    }

    @Test
    void barsBeforeTheRangeWarmUpAndAreNotTraded() {
        Desk desk = new Desk(folder).warmUp();
        for (int i = 14; i < 40; i++) {
            desk.bar(i, 4000 + i, 4000 + i);
        }
        BacktestResult result = desk.run(free(30, 33), desk.answering(BUY));
        assertThat(result.stream().count()).isEqualTo(3);
        assertThat(result.equity().time(0)).isEqualTo(time(30));
        assertThat(trades(result)).extracting(Trade::entry).containsExactly(time(31));
        assertThat(result.bars()).isEqualTo(new BarCounts(30, 3, 0, 0, 0, 0));
    }

    @Test
    void whatTheFeedLeavesOutIsCounted() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(14, 4000, 4000)
                .bar(14, 4000, 4100)
                .bar(new Bar(time(15).plusSeconds(1), 1, 1, 1, 1, 1))
                .bar(13, 4000, 4000)
                .bar(15, 4000, 4000);
        BacktestResult result = desk.run(usual(14, 16), desk.answering(OUT));
        assertThat(result.bars()).isEqualTo(new BarCounts(14, 2, 0, 3, 0, 0));
        assertThat(result.remarks()).contains("The feed dropped or refused 3 stored bars of the range.");
    }

    @Test
    void aCorrectedBarIsNotDecidedAboutAgain() {
        Desk desk = new Desk(
                        folder,
                        ContractDocument.builtIn("1.0.0").set("/policies/live/conflicting_duplicate", "replace"))
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, 4000)
                .bar(15, 4000, 5000)
                .bar(16, 6000, 6000);
        BacktestResult result = desk.run(free(14, 17), desk.answering(BUY));
        assertThat(result.bars().corrected()).isEqualTo(1);
        assertThat(result.stream().count()).isEqualTo(3);
        assertThat(equity(result)).containsExactly(10_000.0, 10_000.0, 15_000.0);
        assertThat(result.remarks()).anyMatch(remark -> remark.startsWith("1 bars came again with other values."));
    }

    @Test
    void aBarWhosePricesCountAsAbsentIsNoPrice() {
        Desk desk = new Desk(folder, ContractDocument.builtIn("1.0.0").set("/policies/live/bad_prices", "absent"))
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, -1)
                .bar(16, 5000, 5000);
        BacktestResult result = desk.run(free(14, 17), desk.answering(BUY));
        assertThat(trades(result)).extracting(Trade::entryPrice).containsExactly(5000.0);
        assertThat(equity(result)).containsExactly(10_000.0, 10_000.0, 10_000.0);
    }
}
