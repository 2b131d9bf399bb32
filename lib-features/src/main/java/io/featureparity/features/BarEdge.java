// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Clause B2: what no calculator may see. The questions are asked on every bar and allocate nothing; the answers in
 * words are made only for a bar that is refused.
 */
final class BarEdge {

    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    private BarEdge() {}

    /** The time in milliseconds, which is what bars are told apart by. */
    static long millis(long index, Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new InputException(new Fault(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    "bar " + index,
                    "the time must fit into a long of milliseconds since 1970-01-01T00:00Z",
                    time.toString()));
        }
    }

    static boolean pricesAreGood(double open, double high, double low, double close) {
        // A comparison with NaN is false, so an absent high or low is not "below".
        return isGood(open) && isGood(high) && isGood(low) && isGood(close) && !(high < low);
    }

    static boolean isOutsideHighLow(double open, double high, double low, double close) {
        return open > high || open < low || close > high || close < low;
    }

    static boolean macroIsGood(double[] macro) {
        for (double value : macro) {
            if (value == Double.POSITIVE_INFINITY || value == Double.NEGATIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    /** Copies macro values, with an infinite one as an absent one. */
    static void copyWithoutInfinities(double[] macro, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isInfinite(macro[i]) ? Double.NaN : macro[i];
        }
    }

    private static boolean isGood(double price) {
        return (price > 0 && price < Double.POSITIVE_INFINITY) || Double.isNaN(price);
    }

    static InputException refuseTime(long index, long time, long lastTime) {
        return new InputException(new Fault(
                ErrorCode.TIME_NOT_AFTER,
                place(index, time),
                "the time must be after that of the bar before it, " + Instant.ofEpochMilli(lastTime),
                Instant.ofEpochMilli(time).toString()));
    }

    static InputException refuseMacroCount(long index, long time, int expected, int actual) {
        return new InputException(new Fault(
                ErrorCode.MACRO_COLUMN_COUNT,
                place(index, time),
                "there must be a value for each of the contract's " + expected + " macro columns",
                Integer.toString(actual)));
    }

    static InputException refuseValues(
            long index,
            long time,
            double open,
            double high,
            double low,
            double close,
            double[] macro,
            List<String> macroColumns) {
        List<Fault> faults = new ArrayList<>();
        String place = place(index, time);
        double[] prices = {open, high, low, close};
        for (int i = 0; i < prices.length; i++) {
            if (!isGood(prices[i])) {
                faults.add(new Fault(
                        ErrorCode.PRICE_NOT_ALLOWED,
                        place + ", " + PRICES.get(i),
                        "a price must be above 0 and finite, or NaN for absent",
                        Double.toString(prices[i])));
            }
        }
        if (high < low) {
            faults.add(new Fault(
                    ErrorCode.HIGH_BELOW_LOW,
                    place,
                    "the high must not be below the low, " + low,
                    Double.toString(high)));
        }
        for (int i = 0; i < macro.length; i++) {
            if (Double.isInfinite(macro[i])) {
                faults.add(new Fault(
                        ErrorCode.MACRO_VALUE_INFINITE,
                        place + ", " + macroColumns.get(i),
                        "a macro value must be finite, or NaN for absent",
                        Double.toString(macro[i])));
            }
        }
        return new InputException(faults);
    }

    private static String place(long index, long time) {
        return "bar " + index + " (" + Instant.ofEpochMilli(time) + ")";
    }
}
