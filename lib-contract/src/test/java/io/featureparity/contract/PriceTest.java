// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceTest {

    @Test
    void A3_thePricesStandInTheirOrder() {
        assertThat(Price.columns()).containsExactly("open", "high", "low", "close");
        assertThat(Price.HIGH.column()).isEqualTo("high");
    }
}
