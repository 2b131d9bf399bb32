// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

/**
 * Says which column of a row holds which value of a bar. Open, high, low and close are the columns 0 to 3 wherever bars
 * stand as numbers, in the order of {@link io.featureparity.contract.Price}; an instance gives the places of the other
 * values. A value without a column is absent at every bar. Immutable.
 */
public final class BarLayout {

    /** The column of the open. */
    public static final int OPEN = 0;

    /** The column of the high. */
    public static final int HIGH = 1;

    /** The column of the low. */
    public static final int LOW = 2;

    /** The column of the close. */
    public static final int CLOSE = 3;

    /** How many prices there are, which is also the first column after them. */
    public static final int PRICES = 4;

    /** The index of a column that does not exist. */
    public static final int NONE = -1;

    private static final BarLayout ONLY_PRICES = new BarLayout(NONE, new int[0], NONE, Double.NaN);

    private final int volumeAt;
    private final int[] macroAt;
    private final int positionAt;

    /** The position at each bar, if it stands in no column. */
    private final double position;

    private BarLayout(int volumeAt, int[] macroAt, int positionAt, double position) {
        this.volumeAt = volumeAt;
        this.macroAt = macroAt;
        this.positionAt = positionAt;
        this.position = position;
    }

    /** {@return the layout of bars that have only prices} */
    public static BarLayout ofPrices() {
        return ONLY_PRICES;
    }

    /**
     * Sets the column of the volume.
     *
     * @param column its column, or {@link #NONE}
     * @return this layout, with the volume
     */
    public BarLayout withVolumeAt(int column) {
        return new BarLayout(column, macroAt, positionAt, position);
    }

    /**
     * Sets the columns of the macro values seen at a bar.
     *
     * @param columns the column of each macro value, in the order of the contract; {@link #NONE} for a value without a
     *     column
     * @return this layout, with the macro values
     */
    public BarLayout withMacroAt(int... columns) {
        return new BarLayout(volumeAt, columns.clone(), positionAt, position);
    }

    /**
     * Sets the column of the agent's position.
     *
     * @param column its column
     * @return this layout, with the position
     */
    public BarLayout withPositionAt(int column) {
        return new BarLayout(volumeAt, macroAt, column, Double.NaN);
    }

    /**
     * Sets one position of the agent for all bars.
     *
     * @param everywhere the position; NaN if it is not known
     * @return this layout, with the position
     */
    public BarLayout withPosition(double everywhere) {
        return new BarLayout(volumeAt, macroAt, NONE, everywhere);
    }

    /**
     * Gives the volume of a bar.
     *
     * @param bars rows of this layout
     * @return the volume at the row, NaN if it is not known
     */
    public double volume(TimedRows bars) {
        return volumeAt == NONE ? Double.NaN : bars.value(volumeAt);
    }

    /**
     * Copies the macro values that are seen at a bar.
     *
     * @param bars rows of this layout
     * @param out where they are put, in the order of the contract, NaN where absent
     */
    public void macro(TimedRows bars, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = i >= macroAt.length || macroAt[i] == NONE ? Double.NaN : bars.value(macroAt[i]);
        }
    }

    /**
     * Gives the agent's position at a bar.
     *
     * @param bars rows of this layout
     * @return the position at the row; NaN if it is not known, so that no observation is possible
     */
    public double position(TimedRows bars) {
        return positionAt == NONE ? position : bars.value(positionAt);
    }
}
