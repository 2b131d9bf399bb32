// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.Optional;

/** The message when the heap was too small: how large it is, and which option raises it. */
public final class MemoryFault {

    private static final long MEBIBYTE = 1 << 20;

    /** A chain of causes is never that long, unless it goes round in a circle. */
    private static final int MOST_CAUSES = 100;

    private MemoryFault() {}

    /** {@return what to say where memory ran out, be it the cause of something else; empty where it did not} */
    public static Optional<Fault> in(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof OutOfMemoryError ranOut) {
                return Optional.of(of(ranOut));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Fault of(OutOfMemoryError ranOut) {
        long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        String rule =
                "must fit into the heap of " + heap + " MiB (raise it with JAVA_TOOL_OPTIONS=-Xmx" + 2 * heap + "m)";
        return new Fault(ErrorCode.MEMORY, Place.named("memory"), rule, String.valueOf(ranOut.getMessage()));
    }
}
