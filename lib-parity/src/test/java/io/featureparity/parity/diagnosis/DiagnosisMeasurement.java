// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Counts over many random dialects how many answers are right: the numbers of docs/diagnosis.md. */
final class DiagnosisMeasurement {

    private DiagnosisMeasurement() {}

    /** Arguments: how many, and the seed. */
    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        Map<Judge.Ruling, Integer> rulings = new EnumMap<>(Judge.Ruling.class);
        for (int i = 0; i < count; i++) {
            long seed = random.nextLong();
            CombinationsTest.Trialled one = CombinationsTest.Trialled.of(seed);
            rulings.merge(one.ruling(), 1, Integer::sum);
            if (one.ruling() == Judge.Ruling.WRONG) {
                System.out.println(seed + " " + one.dialect() + " " + one.stored() + ": "
                        + one.answer().sentence() + " " + one.answer().hints());
            }
        }
        System.out.println(rulings);
    }
}
