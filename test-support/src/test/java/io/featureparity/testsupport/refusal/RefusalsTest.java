// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.refusal;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void theExceptionIsGiven() {
        IllegalStateException thrown = new IllegalStateException("no");
        assertThat(refusal(RuntimeException.class, () -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void thatNothingWasThrownIsSaid() {
        assertThat(refusal(AssertionError.class, () -> refusal(IllegalStateException.class, () -> {})))
                .hasMessage("IllegalStateException expected, but nothing was thrown");
    }

    @Test
    void anotherExceptionIsShownWithItsMessage() {
        assertThat(refusal(
                        AssertionError.class,
                        () -> refusal(IllegalStateException.class, () -> {
                            throw new IllegalArgumentException("of another kind");
                        })))
                .hasMessageContaining("what the call is refused with")
                .hasMessageContaining("IllegalArgumentException: of another kind");
    }
}
