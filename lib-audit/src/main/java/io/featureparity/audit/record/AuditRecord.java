// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/** One record of a log. */
public sealed interface AuditRecord
        permits SegmentHeader,
                InstrumentName,
                ServedVector,
                TakenBar,
                SavedState,
                DroppedRecords,
                SegmentEnd,
                LevelChange {

    /** {@return its number in the log; the first record of a log has 0} */
    long number();
}
