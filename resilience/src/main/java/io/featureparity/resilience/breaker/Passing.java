// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.List;
import java.util.Set;

/** Which faults pass by themselves: a server that is away, is restarted or is too busy, and a breaker that is open for that. */
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
     * @param faults why something failed
     * @return whether all of them pass
     */
    public static boolean are(List<Fault> faults) {
        return faults.stream().allMatch(fault -> CODES.contains(fault.code()));
    }
}
