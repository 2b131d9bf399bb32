// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.store.row.Action;
import java.time.Instant;
import java.util.Arrays;

/** The trades of a backtest, in the order of their exits. A million of them take 72 MB. */
public final class Trades {

    private static final int TIMES = 2;
    private static final int NUMBERS = 7;

    private long[] times = new long[TIMES * 64];
    private double[] numbers = new double[NUMBERS * 64];
    private int size;
    private int won;
    private double fees;

    Trades() {}

    void add(Trade trade) {
        if (size * TIMES == times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        times[TIMES * size] = trade.entry().toEpochMilli();
        times[TIMES * size + 1] = trade.exit().toEpochMilli();
        int at = NUMBERS * size;
        numbers[at] = trade.side().position();
        numbers[at + 1] = trade.quantity();
        numbers[at + 2] = trade.entryPrice();
        numbers[at + 3] = trade.exitPrice();
        numbers[at + 4] = trade.entryFee();
        numbers[at + 5] = trade.exitFee();
        numbers[at + 6] = trade.profit();
        size++;
        won += trade.profit() > 0 ? 1 : 0;
        fees += trade.entryFee() + trade.exitFee();
    }

    /** {@return how many there are} */
    public int size() {
        return size;
    }

    /** {@return how many of them earned something} */
    public int won() {
        return won;
    }

    /** {@return what all entries and exits cost, summed in the order of the trades} */
    public double fees() {
        return fees;
    }

    /**
     * Gives a trade.
     *
     * @param index its index, from 0 on
     * @return the trade
     */
    public Trade get(int index) {
        int at = NUMBERS * index;
        return new Trade(
                numbers[at] > 0 ? Action.LONG : Action.SHORT,
                Instant.ofEpochMilli(times[TIMES * index]),
                Instant.ofEpochMilli(times[TIMES * index + 1]),
                numbers[at + 1],
                numbers[at + 2],
                numbers[at + 3],
                numbers[at + 4],
                numbers[at + 5],
                numbers[at + 6]);
    }
}
