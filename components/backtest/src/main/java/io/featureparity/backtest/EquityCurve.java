// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import java.time.Instant;
import java.util.Arrays;

/**
 * What an account was worth at each bar. The drawdown at a bar is how far it is below the highest value so far, as a share of that;
 * the capital at the beginning counts as a value. A million bars take 16 MB.
 */
public final class EquityCurve {

    private final double capital;
    private long[] times = new long[1024];
    private double[] values = new double[1024];
    private int size;

    EquityCurve(double capital) {
        this.capital = capital;
    }

    void add(Instant time, double value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        times[size] = time.toEpochMilli();
        values[size] = value;
        size++;
    }

    /** Gives the last bar another value: after the position that was open at the end is closed. */
    void settle(double value) {
        values[size - 1] = value;
    }

    /** {@return how many bars there are} */
    public int size() {
        return size;
    }

    /**
     * Gives the time of a bar.
     *
     * @param index its index, from 0 on
     * @return its time
     */
    public Instant time(int index) {
        return Instant.ofEpochMilli(times[index]);
    }

    /**
     * Gives what the account was worth at the close of a bar.
     *
     * @param index its index, from 0 on
     * @return the value
     */
    public double value(int index) {
        return values[index];
    }

    /** {@return what the account was worth at the end} */
    public double last() {
        return values[size - 1];
    }

    /** {@return the deepest drawdown; of several the first} */
    public Drawdown deepest() {
        double[] shares = drawdowns();
        int lowest = 0;
        for (int i = 1; i < size; i++) {
            lowest = shares[i] > shares[lowest] ? i : lowest;
        }
        int highest = lowest;
        while (highest > 0 && shares[highest] > 0) {
            highest--;
        }
        return new Drawdown(shares[lowest], time(highest), time(lowest));
    }

    /**
     * How far an account fell.
     *
     * @param share by which share of its highest value
     * @param from the bar of that value; the first bar, if the account never had more than at the beginning
     * @param to the bar of the lowest one after it
     */
    public record Drawdown(double share, Instant from, Instant to) {}

    /** {@return the drawdown at each bar, in an array of the caller's own} */
    public double[] drawdowns() {
        double[] shares = new double[size];
        double peak = capital;
        for (int i = 0; i < size; i++) {
            peak = Math.max(peak, values[i]);
            shares[i] = (peak - values[i]) / peak;
        }
        return shares;
    }
}
