// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * The last record of a segment that was ended and not cut short.
 *
 * @param number the record's number in the log
 * @param reason why the segment ends
 */
public record SegmentEnd(long number, Reason reason) implements AuditRecord {

    /** Why a segment ends. Its place in this list is its code in the log. */
    public enum Reason {
        /** The log was closed. */
        CLOSED,
        /** The segment was large enough. */
        SIZE,
        /** Another session began. */
        SESSION
    }
}
