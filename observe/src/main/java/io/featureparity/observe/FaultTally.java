// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Counts faults by their code. Code that catches an exception of this library, or receives faults as a listener, adds them
 * here.
 *
 * <p>Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class FaultTally {

    /** What these faults say: this is not the contract, the statistics, the library or the features that the model was trained with. */
    private static final Set<ErrorCode> MISMATCHES = Set.of(
            ErrorCode.STATISTICS_HASH_DIFFERS,
            ErrorCode.CONTRACT_HASH_DIFFERS,
            ErrorCode.ORDER_HASH_DIFFERS,
            ErrorCode.CONTRACT_IDENTITY_DIFFERS,
            ErrorCode.OBSERVATION_SIZE_DIFFERS,
            ErrorCode.LIBRARY_DIFFERS,
            ErrorCode.STATISTICS_OF_ANOTHER_FORMULA,
            ErrorCode.STATISTICS_OF_OTHER_BARS,
            ErrorCode.SNAPSHOT_CONTRACT,
            ErrorCode.SNAPSHOT_STATISTICS,
            ErrorCode.AUDIT_MODEL,
            ErrorCode.AUDIT_OTHER_CONTRACT,
            ErrorCode.AUDIT_OTHER_STATISTICS,
            ErrorCode.STORE_MODEL_DIFFERS,
            ErrorCode.STORE_OTHER_HASHES,
            ErrorCode.COMPONENT_MODEL_SHAPE,
            ErrorCode.COMPONENT_FEATURES_DIFFER);

    private final AtomicLongArray counts = new AtomicLongArray(ErrorCode.values().length);
    private final List<Consumer<ErrorCode>> newCodes = new CopyOnWriteArrayList<>();

    /** Begins without faults. */
    public FaultTally() {}

    /**
     * Counts all faults of an exception.
     *
     * @param refused the exception
     */
    public void add(FeatureParityException refused) {
        add(refused.faults());
    }

    /**
     * Counts faults.
     *
     * @param faults the faults
     */
    public void add(List<Fault> faults) {
        for (Fault fault : faults) {
            if (counts.getAndIncrement(fault.code().ordinal()) == 0) {
                newCodes.forEach(hearing -> hearing.accept(fault.code()));
            }
        }
    }

    /**
     * Passes on each code that has had a fault already, at once, and each other code when its first fault comes.
     *
     * @param hearing receives the codes; it may receive a code twice if the first fault of the code comes during this call
     */
    public void onNewCode(Consumer<ErrorCode> hearing) {
        newCodes.add(hearing);
        for (ErrorCode code : ErrorCode.values()) {
            if (count(code) > 0) {
                hearing.accept(code);
            }
        }
    }

    /**
     * Gives how many faults of a code there were.
     *
     * @param code the code
     * @return how many
     */
    public long count(ErrorCode code) {
        return counts.get(code.ordinal());
    }

    /** {@return how many faults said that something is not what the model was trained with} */
    public long mismatches() {
        return MISMATCHES.stream().mapToLong(this::count).sum();
    }
}
