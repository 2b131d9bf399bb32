// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G11: in windows and averages an infinity counts as absent. */
final class Presence {

    private Presence() {}

    static boolean isFinite(double x) {
        return Math.abs(x) <= Double.MAX_VALUE; // false for NaN
    }
}
