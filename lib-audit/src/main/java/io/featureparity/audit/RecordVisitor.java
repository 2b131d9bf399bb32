// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;

/** Receives the records of a log, one after the other. */
@FunctionalInterface
public interface RecordVisitor {

    /**
     * Looks at a record.
     *
     * @param header the header of its segment: contract, statistics, version of the library; if the record is a header, the
     *     record itself
     * @param record the record
     * @return whether to go on; if not, the rest of the log is neither read nor checked
     */
    boolean visit(SegmentHeader header, AuditRecord record);
}
