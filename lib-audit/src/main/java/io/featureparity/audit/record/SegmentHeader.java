// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;

/**
 * The first record of a segment: everything that is the same for all of its records, so that a segment can be read
 * alone.
 *
 * @param number the record's number in the log
 * @param segment the number of the segment
 * @param logName the name of the log
 * @param libraryVersion the version of this library
 * @param contractHash the hash of the contract (clause A3)
 * @param statsHash the hash of the statistics (clause E2)
 * @param contractJson the contract as canonical JSON
 * @param statsJson the statistics as canonical JSON
 * @param macroCount how many macro columns the contract has
 * @param marketCount how many market features
 * @param size how many values an observation has
 * @param before how the segment before it ended
 * @param cutBytes how many bytes were cut from the end of the segment before it, because they were not a whole record
 * @param kept where the log begins after older segments were deleted
 */
public record SegmentHeader(
        long number,
        long segment,
        String logName,
        String libraryVersion,
        String contractHash,
        String statsHash,
        String contractJson,
        String statsJson,
        int macroCount,
        int marketCount,
        int size,
        Before before,
        long cutBytes,
        Kept kept)
        implements AuditRecord {

    /** How the segment before ended. */
    public enum Before {
        /** There was none. */
        NONE(0),
        /** With a {@link SegmentEnd}. */
        ENDED(1),
        /** The process or the machine stopped. */
        STOPPED(2);

        private final byte code;

        Before(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }
    }

    /**
     * Says where a log begins after older segments were deleted.
     *
     * @param segment the first segment that was kept
     * @param record its first record
     * @param chain the hash of the record before it, 64 hex digits
     */
    public record Kept(long segment, long record, String chain) {}

    /** {@return the contract} */
    public FeatureContract contract() {
        return FeatureContract.parse("contract of segment " + segment, contractJson);
    }

    /** {@return the statistics} */
    public NormStats stats() {
        return NormStats.parse("statistics of segment " + segment, statsJson);
    }

    /** {@return where the values stand in the records of this segment} */
    public RecordLayout layout() {
        return new RecordLayout(macroCount, marketCount, size);
    }
}
