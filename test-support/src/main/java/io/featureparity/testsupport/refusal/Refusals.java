// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Runs what must be refused, and gives the exception. */
public final class Refusals {

    private Refusals() {}

    /**
     * Runs a call that must be refused, and gives what it is refused with: its code and its faults are then asserted.
     *
     * @param <E> the exception
     * @param type the class of the exception
     * @param call what must be refused
     * @return the exception
     */
    public static <E extends Throwable> E refusal(Class<E> type, ThrowingCallable call) {
        @Nullable Throwable thrown = catchThrowable(call);
        if (thrown == null) {
            throw new AssertionError(type.getSimpleName() + " expected, but nothing was thrown");
        }
        assertThat(thrown).as("what the call is refused with").isInstanceOf(type);
        return type.cast(thrown);
    }
}
