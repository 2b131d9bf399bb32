// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract, statistics and policy that the states of a job belong to. States can be restored only in a job with the same
 * identity.
 *
 * @param contractHash the hash of the contract
 * @param statsHash the hash of the statistics
 * @param policy the name of the policy
 */
public record StateIdentity(String contractHash, String statsHash, String policy) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String PLACE = "state of the job";

    /**
     * Refuses states of another identity.
     *
     * @param stored the identity of the states in a checkpoint or a savepoint
     * @throws SnapshotException if it is another one, with both sides of every difference
     */
    void requireSame(StateIdentity stored) {
        List<Fault> faults = new ArrayList<>();
        require(
                faults,
                ErrorCode.SNAPSHOT_CONTRACT,
                "must be taken under the job's contract, ",
                contractHash,
                stored.contractHash);
        require(
                faults,
                ErrorCode.SNAPSHOT_STATISTICS,
                "must be taken with the job's statistics, ",
                statsHash,
                stored.statsHash);
        require(faults, ErrorCode.SNAPSHOT_POLICY, "must be taken under the job's policy, ", policy, stored.policy);
        if (!faults.isEmpty()) {
            throw new SnapshotException(faults);
        }
    }

    private static void require(List<Fault> faults, ErrorCode code, String rule, String ours, String theirs) {
        if (!ours.equals(theirs)) {
            faults.add(new Fault(code, PLACE, rule + ours, theirs));
        }
    }
}
