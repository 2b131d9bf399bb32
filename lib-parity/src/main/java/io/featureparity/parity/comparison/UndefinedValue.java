// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.parity.comparison.Difference.Kind;
import java.util.Optional;

/** Whether two columns differ only at one value of the actual side, where the other side always holds another one, or none. */
final class UndefinedValue {

    /** Fewer rows may be a mistake of any kind. */
    private static final int FEWEST = 3;

    private UndefinedValue() {}

    static Optional<Difference> in(Stage stage, double[] expected, double[] actual) {
        int first = -1;
        int equal = 0;
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            if (stage.distance(expected[i], actual[i]) == 0) {
                equal++;
                continue;
            }
            different++;
            if (first < 0) {
                first = i;
            } else if (stage.distance(expected[i], expected[first]) != 0
                    || stage.distance(actual[i], actual[first]) != 0) {
                return Optional.empty();
            }
        }
        if (equal == 0 || different < FEWEST) {
            return Optional.empty();
        }
        String sentence = "they differ only where actual is " + value(stage, actual[first]) + "; expected is "
                + value(stage, expected[first]) + " there, and " + equal + " of " + expected.length
                + " rows looked at are equal";
        return Optional.of(new Difference(Kind.OTHER_UNDEFINED_VALUE, sentence));
    }

    private static String value(Stage stage, double value) {
        return Double.isNaN(value) ? "absent" : stage.decimal(value);
    }
}
