// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * The last record of a segment that was ended in the normal way. A segment that was cut short has none.
 *
 * @param number the record's number in the log
 * @param reason why the segment ends
 */
public record SegmentEnd(long number, Reason reason) implements AuditRecord {

    /** Why a segment ends. */
    public enum Reason {
        /** The log was closed. */
        CLOSED(0),
        /** The segment was large enough. */
        SIZE(1),
        /** Another session began. */
        SESSION(2);

        private final byte code;

        Reason(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }
    }
}
