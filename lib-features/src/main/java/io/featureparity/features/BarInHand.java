// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bar that an engine is about to compute, and clause B2: what of it no calculator may see. The questions are asked
 * on every bar and allocate nothing; the answers in words are made only for a bar that is refused.
 */
final class BarInHand {

    static final int OPEN = 0;
    static final int HIGH = 1;
    static final int LOW = 2;
    static final int CLOSE = 3;
    static final int FIRST_MACRO = 4;

    /** The prices, in the order in which they stand in a bar. */
    static final List<String> PRICES = List.of("open", "high", "low", "close");

    private final FeatureContract contract;
    private final double[] values;

    BarInHand(FeatureContract contract) {
        this.contract = contract;
        values = new double[FIRST_MACRO + contract.macroColumns().size()];
    }

    // ---- taking a bar in hand

    void take(Bar bar, MacroValues macro) {
        contract.requireMacroColumns(macro.columns());
        takePrices(bar.open(), bar.high(), bar.low(), bar.close());
        for (int i = FIRST_MACRO; i < values.length; i++) {
            values[i] = macro.value(i - FIRST_MACRO);
        }
    }

    /** Takes a bar; the index and the time are only for the words of a refusal. */
    void take(long index, long time, double open, double high, double low, double close, double[] macro) {
        int expected = values.length - FIRST_MACRO;
        if (macro.length != expected) {
            throw refuseMacroCount(index, time, expected, macro.length);
        }
        takePrices(open, high, low, close);
        for (int i = 0; i < expected; i++) { // so few that a call to copy them would cost more
            values[FIRST_MACRO + i] = macro[i];
        }
    }

    private void takePrices(double open, double high, double low, double close) {
        values[OPEN] = open;
        values[HIGH] = high;
        values[LOW] = low;
        values[CLOSE] = close;
    }

    void takeAbsent() {
        Arrays.fill(values, Double.NaN);
    }

    /** The prices, then the macro values in contract order. */
    double[] values() {
        return values;
    }

    // ---- what no calculator may see

    boolean isGood() {
        return pricesAreGood() && macroIsGood();
    }

    private boolean pricesAreGood() {
        // A comparison with NaN is false, so an absent high or low is not "below".
        return isGood(values[OPEN])
                && isGood(values[HIGH])
                && isGood(values[LOW])
                && isGood(values[CLOSE])
                && !(values[HIGH] < values[LOW]);
    }

    private boolean macroIsGood() {
        for (int i = FIRST_MACRO; i < values.length; i++) {
            if (Math.abs(values[i]) == Double.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGood(double price) {
        return !(price <= 0) && price != Double.POSITIVE_INFINITY; // NaN passes both
    }

    /** Whether the open or the close lies outside of high and low, which is let through. */
    boolean isOutsideHighLow() {
        double high = values[HIGH];
        double low = values[LOW];
        return values[OPEN] > high || values[OPEN] < low || values[CLOSE] > high || values[CLOSE] < low;
    }

    /** Turns bad prices into absent ones, all four of them, and each infinite macro value into an absent one. */
    void turnBadIntoAbsent() {
        if (!pricesAreGood()) {
            Arrays.fill(values, 0, FIRST_MACRO, Double.NaN);
        }
        for (int i = FIRST_MACRO; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                values[i] = Double.NaN;
            }
        }
    }

    // ---- refusals, in words

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

    InputException refuseValues(long index, long time) {
        List<Fault> faults = new ArrayList<>();
        String place = place(index, time);
        for (int i = 0; i < PRICES.size(); i++) {
            if (!isGood(values[i])) {
                faults.add(new Fault(
                        ErrorCode.PRICE_NOT_ALLOWED,
                        place + ", " + PRICES.get(i),
                        "a price must be above 0 and finite, or NaN for absent",
                        Double.toString(values[i])));
            }
        }
        double high = values[HIGH];
        double low = values[LOW];
        if (high < low) {
            faults.add(new Fault(
                    ErrorCode.HIGH_BELOW_LOW,
                    place,
                    "the high must not be below the low, " + low,
                    Double.toString(high)));
        }
        for (int i = FIRST_MACRO; i < values.length; i++) {
            double value = values[i];
            if (Double.isInfinite(value)) {
                faults.add(new Fault(
                        ErrorCode.MACRO_VALUE_INFINITE,
                        place + ", " + contract.macroColumns().get(i - FIRST_MACRO),
                        "a macro value must be finite, or NaN for absent",
                        Double.toString(value)));
            }
        }
        return new InputException(faults);
    }

    static String place(long index, long time) {
        return "bar " + index + " (" + Instant.ofEpochMilli(time) + ")";
    }
}
