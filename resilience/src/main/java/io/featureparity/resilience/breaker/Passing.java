// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.List;
import java.util.Set;

/**
 * Says which faults are temporary: a server that cannot be reached, is restarted or is too busy, and a breaker that is open
 * because of that.
 */
public final class Passing {

    private static final Set<ErrorCode> CODES = Set.of(
            ErrorCode.STORE_UNREACHABLE,
            ErrorCode.STORE_TIMEOUT,
            ErrorCode.STORE_POOL_FULL,
            ErrorCode.STORE_CALL_FAILED,
            ErrorCode.EDGE_OPEN);

    private Passing() {}

    /**
     * Says whether it helps to try again later.
     *
     * @param faults the faults of a failure
     * @return whether all of them are temporary
     */
    public static boolean are(List<Fault> faults) {
        return faults.stream().allMatch(fault -> CODES.contains(fault.code()));
    }
}
