// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AllowedTest {

    private static double shortest(double... ends) {
        Allowed allowed = new Allowed(ends.length / 2);
        for (int i = 0; i < ends.length; i += 2) {
            allowed.between(ends[i], ends[i + 1]);
        }
        return allowed.shortest();
    }

    @Test
    void theShortestNumberThatAllRowsAllowIsTaken() {
        assertThat(shortest(6.0936, 6.0939, 6.09, 6.10, 6.09374, 6.2)).isEqualTo(6.0938);
        assertThat(shortest(6.0936, 6.0939, 6.093749, 6.093751)).isEqualTo(6.09375);
    }

    @Test
    void aRowThatHasAnotherReasonDoesNotMatter() {
        assertThat(shortest(1.9, 2.1, 50, 51, 1.99, 2.2, -3, -2)).isEqualTo(2);
    }

    @Test
    void endsComeInAnyOrderAndInfiniteOnesSayNothing() {
        assertThat(shortest(-2.1, -2.4, -2.2, -2.3, Double.NEGATIVE_INFINITY, 1))
                .isEqualTo(-2.3);
    }

    @Test
    void rowsThatTouchAllowOneNumber() {
        assertThat(shortest(1, 2, 2, 3)).isEqualTo(2);
    }

    @Test
    void noRowAllowsNoNumber() {
        assertThat(shortest()).isNaN();
    }
}
