// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.Price;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.refusal.BarRefusals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One bar in a reusable object. The feed fills it, decides about it and passes it to the engine, which computes from
 * it. Nothing is allocated or copied on the way.
 *
 * <p>The buffer also applies clause B2: it says which values of the bar formulas must not see. It works out each
 * answer once for its current values and then reuses it.
 *
 * <p>Not thread-safe.
 */
public final class BarBuffer {

    // What is known of some values. Numbers and not an enum: each bar sets them several times, and a collector has to
    // be told of every reference that is stored.
    private static final int NOT_ASKED = 0;
    private static final int GOOD = 1;
    private static final int BAD = 2;
    private static final int USUAL = 3; // nothing absent, open and close between low and high

    private final List<String> macroColumns;
    private final double[] values;
    private long time;
    private double volume = Double.NaN;
    private int prices;
    private int macro;

    private BarBuffer(List<String> macroColumns) {
        this.macroColumns = macroColumns;
        this.values = new double[BarLayout.PRICES + macroColumns.size()];
        Arrays.fill(values, Double.NaN);
    }

    /**
     * Makes an empty buffer.
     *
     * @param macroColumns the macro columns that bars come with, in their order
     * @return a buffer whose values are all absent
     */
    public static BarBuffer of(List<String> macroColumns) {
        return new BarBuffer(List.copyOf(macroColumns));
    }

    // ---- filling

    /**
     * Fills in a bar. The macro values stay as they are, until {@link #setMacro} fills them in too.
     *
     * @param millis its time, in milliseconds since 1970-01-01T00:00Z
     * @param open the open, NaN if absent
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @param traded the volume, NaN if it is not known
     */
    public void set(long millis, double open, double high, double low, double close, double traded) {
        time = millis;
        volume = traded;
        values[BarLayout.OPEN] = open;
        values[BarLayout.HIGH] = high;
        values[BarLayout.LOW] = low;
        values[BarLayout.CLOSE] = close;
        prices = NOT_ASKED;
    }

    /**
     * Fills in a bar. The macro values stay as they are.
     *
     * @param index how many bars came before it, for the message of a refusal
     * @param bar the bar
     * @throws InputException if its time does not fit into a {@code long} of milliseconds; nothing is changed then
     */
    public void set(long index, Bar bar) {
        set(BarRefusals.millis(index, bar.time()), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /**
     * Fills in the macro values seen at the bar.
     *
     * @param seen the values in the order of the columns, NaN where absent; only read, and not kept
     */
    public void setMacro(double[] seen) {
        double sum = 0;
        for (int i = BarLayout.PRICES; i < values.length; i++) { // so few that a call to copy them would cost more
            double value = seen[i - BarLayout.PRICES];
            values[i] = value;
            sum += value * 0; // NaN if one is absent or infinite
        }
        macro = sum == 0 ? GOOD : NOT_ASKED;
    }

    /**
     * Fills in the macro values seen at the bar.
     *
     * @param seen the values, of this buffer's columns
     */
    public void setMacro(MacroValues seen) {
        for (int i = BarLayout.PRICES; i < values.length; i++) {
            values[i] = seen.value(i - BarLayout.PRICES);
        }
        macro = NOT_ASKED;
    }

    /**
     * Fills in one macro value.
     *
     * @param column the index of its column
     * @param value the value, NaN if absent
     */
    public void setMacro(int column, double value) {
        values[BarLayout.PRICES + column] = value;
        macro = NOT_ASKED;
    }

    /**
     * Fills in an absent bar: only its time is set.
     *
     * @param millis the time, in milliseconds since 1970-01-01T00:00Z
     */
    public void setAbsent(long millis) {
        time = millis;
        volume = Double.NaN;
        Arrays.fill(values, Double.NaN);
        prices = GOOD;
        macro = GOOD;
    }

    /** Removes the prices, because nothing was traded in the bar. */
    public void clearPrices() {
        Arrays.fill(values, 0, BarLayout.PRICES, Double.NaN);
        prices = GOOD;
    }

    /** Removes the volume, because the bar is still forming. */
    public void clearVolume() {
        volume = Double.NaN;
    }

    // ---- reading

    /** {@return the bar's time, in milliseconds since 1970-01-01T00:00Z} */
    public long time() {
        return time;
    }

    /** {@return the open, NaN if absent} */
    public double open() {
        return values[BarLayout.OPEN];
    }

    /** {@return the high, NaN if absent} */
    public double high() {
        return values[BarLayout.HIGH];
    }

    /** {@return the low, NaN if absent} */
    public double low() {
        return values[BarLayout.LOW];
    }

    /** {@return the close, NaN if absent} */
    public double close() {
        return values[BarLayout.CLOSE];
    }

    /** {@return the volume, NaN if it is not known} */
    public double volume() {
        return volume;
    }

    /** {@return how many macro columns there are} */
    public int macroCount() {
        return values.length - BarLayout.PRICES;
    }

    /**
     * Gives one of the values that formulas can read.
     *
     * @param place the place of the value: that of {@link BarLayout} for a price, then those of the macro values
     * @return the value, NaN if absent
     */
    public double value(int place) {
        return values[place];
    }

    /**
     * Copies the values that formulas read.
     *
     * @param out where they are put
     * @param at the index of the first value
     */
    public void copyValues(double[] out, int at) {
        for (int i = 0; i < values.length; i++) { // so few that a call to copy them would cost more
            out[at + i] = values[i];
        }
    }

    /**
     * Gives a macro value.
     *
     * @param column the index of its column
     * @return the value, NaN if absent
     */
    public double macro(int column) {
        return values[BarLayout.PRICES + column];
    }

    /** {@return whether all four prices are absent} */
    public boolean hasNoPrices() {
        return Double.isNaN(values[BarLayout.OPEN])
                && Double.isNaN(values[BarLayout.HIGH])
                && Double.isNaN(values[BarLayout.LOW])
                && Double.isNaN(values[BarLayout.CLOSE]);
    }

    /** The prices, then the macro values: what formulas read. */
    double[] values() {
        return values;
    }

    // ---- clause B2: what no formula may see

    /** {@return whether formulas may see the bar as it is} */
    public boolean isGood() {
        return pricesAreGood() && macroIsGood();
    }

    /** {@return whether formulas may see the prices as they are} */
    public boolean pricesAreGood() {
        if (prices == NOT_ASKED && isUsual()) {
            prices = USUAL; // one look in place of many
        } else if (prices == NOT_ASKED) {
            // A comparison with NaN is false, so an absent high or low is not "below".
            boolean good = isPrice(values[BarLayout.OPEN])
                    && isPrice(values[BarLayout.HIGH])
                    && isPrice(values[BarLayout.LOW])
                    && isPrice(values[BarLayout.CLOSE])
                    && !(values[BarLayout.HIGH] < values[BarLayout.LOW]);
            prices = good ? GOOD : BAD;
        }
        return prices != BAD;
    }

    /** {@return whether formulas may see the macro values as they are} */
    public boolean macroIsGood() {
        if (macro == NOT_ASKED) {
            macro = noMacroIsInfinite() ? GOOD : BAD;
        }
        return macro == GOOD;
    }

    private boolean noMacroIsInfinite() {
        for (int i = BarLayout.PRICES; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isUsual() {
        double open = values[BarLayout.OPEN];
        double high = values[BarLayout.HIGH];
        double low = values[BarLayout.LOW];
        double close = values[BarLayout.CLOSE];
        return low > 0
                && high < Double.POSITIVE_INFINITY
                && open >= low
                && open <= high
                && close >= low
                && close <= high;
    }

    private static boolean isPrice(double value) {
        return !(value <= 0) && value != Double.POSITIVE_INFINITY; // NaN passes both
    }

    /** {@return whether the open or the close lies outside of high and low, which is let through as in training} */
    public boolean isOutsideHighLow() {
        return prices != USUAL
                && (isOutsideHighLow(values[BarLayout.OPEN]) || isOutsideHighLow(values[BarLayout.CLOSE]));
    }

    private boolean isOutsideHighLow(double price) {
        return price > values[BarLayout.HIGH] || price < values[BarLayout.LOW]; // an absent one is outside of nothing
    }

    /**
     * Gives the refusal for a bar whose open or close lies outside of high and low.
     *
     * @param place the place of the bar
     * @param advice text to add to the rule, such as the option that lets the bar through; may be empty
     * @return the refusal, with a fault for the open, the close, or both
     */
    public InputException refusalOutsideHighLow(Place place, String advice) {
        List<Fault> faults = new ArrayList<>();
        String rule = "must be between the low and the high, " + low() + " and " + high() + advice;
        for (int at : new int[] {BarLayout.OPEN, BarLayout.CLOSE}) {
            if (isOutsideHighLow(values[at])) {
                Place price = place.part(Price.columns().get(at));
                faults.add(new Fault(ErrorCode.BAR_OUTSIDE_HIGH_LOW, price, rule, Double.toString(values[at])));
            }
        }
        return new InputException(faults);
    }

    /** Turns bad prices into absent ones, all four of them, and each infinite macro value into an absent one. */
    public void turnBadIntoAbsent() {
        if (!pricesAreGood()) {
            clearPrices();
        }
        for (int i = BarLayout.PRICES; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                values[i] = Double.NaN;
            }
        }
        macro = GOOD;
    }

    /**
     * Gives the refusal for a bar that is not good.
     *
     * @param index how many bars came before it
     * @return the refusal, with every fault
     */
    public InputException refusal(long index) {
        List<Fault> faults = new ArrayList<>();
        Place place = Place.bar(index, time);
        for (int i = 0; i < BarLayout.PRICES; i++) {
            if (!isPrice(values[i])) {
                faults.add(new Fault(
                        ErrorCode.PRICE_NOT_ALLOWED,
                        place.part(Price.columns().get(i)),
                        "a price must be above 0 and finite, or NaN for absent",
                        Double.toString(values[i])));
            }
        }
        double high = values[BarLayout.HIGH];
        double low = values[BarLayout.LOW];
        if (high < low) {
            faults.add(new Fault(
                    ErrorCode.HIGH_BELOW_LOW,
                    place,
                    "the high must not be below the low, " + low,
                    Double.toString(high)));
        }
        for (int i = BarLayout.PRICES; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                faults.add(new Fault(
                        ErrorCode.MACRO_VALUE_INFINITE,
                        place.part(macroColumns.get(i - BarLayout.PRICES)),
                        "a macro value must be finite, or NaN for absent",
                        Double.toString(values[i])));
            }
        }
        return new InputException(faults);
    }
}
