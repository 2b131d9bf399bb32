// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainmentTest {

    @Test
    void aCallerGoesOnUnlessTheJvmCannot() {
        List<Throwable> contained = List.of(
                new IllegalStateException(),
                new IOException(), // of a listener in another language
                new AssertionError(),
                new NoSuchMethodError(),
                new StackOverflowError());
        for (Throwable thrown : contained) {
            assertThatCode(() -> Containment.of(thrown)).doesNotThrowAnyException();
        }
        for (Error thrown : List.of(new OutOfMemoryError(), new InternalError())) {
            assertThatThrownBy(() -> Containment.of(thrown)).isSameAs(thrown);
        }
    }
}
