// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.contract.error.Fault;
import java.util.List;

/**
 * What a check of a log has found.
 *
 * @param segments how many segments were read
 * @param records how many whole records
 * @param served how many of them are served vectors
 * @param dropped how many records were dropped, as the log says
 * @param comparedCheckpoints how many checkpoints have the hash of the log
 * @param provenRecords how many records the last of these checkpoints counts; of later records some could be missing
 * @param ending how the log ends
 * @param faults what is wrong, in the order of the log; at most {@link AuditCheck#MOST_FAULTS}
 * @param moreFaults how many more faults there are
 */
public record AuditFindings(
        long segments,
        long records,
        long served,
        long dropped,
        long comparedCheckpoints,
        long provenRecords,
        Ending ending,
        List<Fault> faults,
        long moreFaults) {

    /** How a log ends. */
    public enum Ending {
        /** It has no record. */
        EMPTY,
        /** It was closed. */
        CLOSED,
        /** It is being written, or its writer has stopped, or whole records were cut off. */
        OPEN,
        /** It ends with a part of a record: it is being written, or its writer has stopped. */
        TORN
    }

    /** Copies the faults. {@inheritDoc} */
    public AuditFindings {
        faults = List.copyOf(faults);
    }

    /** {@return whether nothing is wrong} */
    public boolean isSound() {
        return faults.isEmpty();
    }
}
