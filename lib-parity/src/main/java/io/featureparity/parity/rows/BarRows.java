// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

/**
 * Bars one after the other, in order of time, from wherever they come: a file, a database, a list. After
 * {@link #next()} has said that there is a bar, the other methods tell of it.
 */
public interface BarRows {

    /** {@return whether there is another bar, which the other methods then tell of} */
    boolean next();

    /** {@return the bar's time, in milliseconds since 1970-01-01T00:00Z} */
    long time();

    /** {@return the open, NaN if absent} */
    double open();

    /** {@return the high, NaN if absent} */
    double high();

    /** {@return the low, NaN if absent} */
    double low();

    /** {@return the close, NaN if absent} */
    double close();

    /** {@return the volume, NaN if it is not known, as it is unless a source says so} */
    default double volume() {
        return Double.NaN;
    }

    /**
     * Copies the macro values seen at the bar.
     *
     * @param out where they are put, in the order of the contract, NaN where absent
     */
    void macro(double[] out);

    /** {@return the agent's position at the bar; NaN if it is not known, so that there can be no observation} */
    double position();
}
