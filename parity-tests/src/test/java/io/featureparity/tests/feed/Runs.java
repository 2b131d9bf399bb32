// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** Long runs held against each other, so that what is said of a difference is where the first one is. */
final class Runs {

    private Runs() {}

    static void assertSameDecisions(List<Decided> actual, List<Decided> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            if (!actual.get(i).equals(expected.get(i))) {
                assertThat(actual.get(i)).as("decision %d", i).isEqualTo(expected.get(i));
            }
        }
        assertThat(actual.size()).as("decisions").isEqualTo(expected.size());
    }

    static void assertSameRows(long[][] actual, long[][] expected) {
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            if (!Arrays.equals(actual[i], expected[i])) {
                assertThat(actual[i]).as("bits of row %d", i).isEqualTo(expected[i]);
            }
        }
        assertThat(actual.length).as("rows").isEqualTo(expected.length);
    }
}
