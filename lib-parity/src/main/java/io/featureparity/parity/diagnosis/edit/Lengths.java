// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lengths of windows and lags that are tried. */
public final class Lengths {

    private static final int EACH_UP_TO = 300;
    private static final List<Integer> LONGER = List.of(
            336, 345, 354, 360, 384, 390, 400, 420, 432, 480, 500, 504, 540, 576, 600, 660, 720, 750, 780, 864, 900,
            960, 1000, 1008, 1152, 1200, 1260, 1440, 1500, 1728, 1800, 2000, 2016, 2400, 2520, 2880, 3000, 3600, 4032,
            5000, 5760, 7200, 8640, 10000);
    private static final Set<Integer> COMMON = Set.of(
            2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 20, 21, 24, 26, 28, 30, 40, 48, 50, 60, 72, 90, 96, 100, 120,
            144, 200, 240, 250, 252, 288);

    private Lengths() {}

    static List<Integer> upTo(int longest) {
        List<Integer> lengths = new ArrayList<>();
        for (int n = 1; n <= Math.min(EACH_UP_TO, longest); n++) {
            lengths.add(n);
        }
        for (int n : LONGER) {
            if (n <= longest) {
                lengths.add(n);
            }
        }
        return lengths;
    }

    static boolean isCommon(int n) {
        return COMMON.contains(n);
    }
}
