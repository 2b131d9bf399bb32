// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import java.util.List;

/**
 * How exactly a column was written down.
 *
 * @param float32 whether its values went through a {@code float}
 * @param decimals to how many decimals they were rounded; {@link #ALL} if they were not
 */
public record Storage(boolean float32, int decimals) {

    public static final int ALL = -1;
    public static final Storage EXACT = new Storage(false, ALL);

    private static final int MOST_DECIMALS = 8;
    private static final double HALF = 0.5 * (1 + 1e-9);
    private static final List<Double> POWERS = List.of(1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8);

    /** The coarsest storage that can hold all values of a column. */
    static Storage of(double[] values) {
        boolean float32 = true;
        int decimals = 0;
        for (double value : values) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                continue;
            }
            float32 &= (float) value == value;
            while (decimals <= MOST_DECIMALS && !isRounded(value, decimals)) {
                decimals++;
            }
            if (!float32 && decimals > MOST_DECIMALS) {
                return EXACT;
            }
        }
        return new Storage(float32, decimals > MOST_DECIMALS ? ALL : decimals);
    }

    private static boolean isRounded(double value, int decimals) {
        double rounded = round(value, decimals);
        return rounded == value || (float) rounded == value;
    }

    /** As numpy does it. */
    private static double round(double value, int decimals) {
        return Math.rint(value * POWERS.get(decimals)) / POWERS.get(decimals);
    }

    /** Whether a stored value stands for many exact ones. */
    public boolean isCoarse() {
        return float32 || decimals != ALL;
    }

    public double store(double value) {
        double rounded = decimals == ALL ? value : round(value, decimals);
        return float32 ? (float) rounded : rounded;
    }

    /** How far a stored value can be from the exact one. */
    public double slack(double stored) {
        double slack = decimals == ALL ? 0 : HALF / POWERS.get(decimals);
        return float32 ? slack + Math.ulp((float) stored) * HALF : slack;
    }
}
