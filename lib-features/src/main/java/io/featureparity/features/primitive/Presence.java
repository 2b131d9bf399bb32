// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G11: in windows and averages an infinity counts as absent. */
public final class Presence {

    private Presence() {}

    /**
     * Whether a number counts as present.
     *
     * @param x the number
     * @return whether it is finite; false for NaN
     */
    public static boolean isFinite(double x) {
        return Math.abs(x) <= Double.MAX_VALUE;
    }
}
