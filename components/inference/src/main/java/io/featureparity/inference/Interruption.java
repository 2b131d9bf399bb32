// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.level.Conditions;
import io.featureparity.component.level.MemoryFault;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.resilience.breaker.Passing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A failure that passes by itself: nothing is decided while it lasts.
 *
 * @param condition what the condition of level 4 is called
 * @param faults why
 */
record Interruption(String condition, List<Fault> faults) {

    /**
     * A disk that is full or slow; a writer that hangs at it keeps the lock. Any other fault of a log says that it is not what it should be.
     */
    private static final Set<ErrorCode> DISK = Set.of(
            ErrorCode.AUDIT_FILE,
            ErrorCode.AUDIT_LOCKED,
            ErrorCode.AUDIT_STOPPED,
            ErrorCode.AUDIT_NOT_DURABLE,
            ErrorCode.AUDIT_RING_FULL);

    /** A model has thrown something. */
    static final class OfTheModel extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OfTheModel(RuntimeException cause) {
            super(cause);
        }

        private List<Fault> faults() {
            return getCause() instanceof FeatureParityException known
                    ? known.faults()
                    : List.of(
                            new Fault(ErrorCode.COMPONENT_FAILED, "model", "must answer", String.valueOf(getCause())));
        }
    }

    /** {@return what is interrupted by something that was thrown; nothing if it does not pass} */
    static Optional<Interruption> of(Throwable thrown) {
        if (thrown instanceof StoreException store && Passing.are(store.faults())) {
            return Optional.of(new Interruption(Conditions.STORES, store.faults()));
        } else if (thrown instanceof OfTheModel model) {
            return Optional.of(new Interruption(Conditions.MODEL, model.faults()));
        } else if (thrown instanceof AuditLogException log
                && log.faults().stream().allMatch(fault -> DISK.contains(fault.code()))) {
            return Optional.of(new Interruption(Conditions.AUDIT_LOG, log.faults()));
        } else if (thrown instanceof OutOfMemoryError memory) {
            return Optional.of(new Interruption(Conditions.MEMORY, List.of(MemoryFault.of(memory))));
        }
        return Optional.empty();
    }
}
