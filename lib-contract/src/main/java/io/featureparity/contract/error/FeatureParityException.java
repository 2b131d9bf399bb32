// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The base of all exceptions of this library. It carries every fault that was found, not only the first one. A refused
 * call changes nothing.
 */
public abstract sealed class FeatureParityException extends RuntimeException
        permits DocumentException,
                MismatchException,
                InputException,
                NotReadyException,
                SnapshotException,
                GoldenDataException,
                AuditLogException,
                StoreException,
                ComponentException {

    private static final long serialVersionUID = 1L;

    /** A hostile document can have a fault in every few bytes; the message says so and stays readable. */
    private static final int MOST_SHOWN = 100;

    /** What was found, at least one. */
    @SuppressWarnings("serial") // every list given here is made by List.copyOf, which is serializable
    private final List<Fault> faults;

    FeatureParityException(List<Fault> faults, @Nullable Throwable cause) {
        super(describe(faults), cause);
        this.faults = List.copyOf(faults);
    }

    /** {@return the faults, at least one, in the order in which they were found} */
    public final List<Fault> faults() {
        return faults;
    }

    /** {@return the code of the first fault} */
    public final ErrorCode code() {
        return faults.get(0).code();
    }

    private static String describe(List<Fault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("an exception needs at least one fault");
        }
        if (faults.size() == 1) {
            return faults.get(0).toString();
        }
        String shown = faults.stream()
                .limit(MOST_SHOWN)
                .map(Fault::toString)
                .collect(Collectors.joining("\n  ", faults.size() + " faults:\n  ", ""));
        return faults.size() > MOST_SHOWN ? shown + "\n  and " + (faults.size() - MOST_SHOWN) + " more" : shown;
    }
}
